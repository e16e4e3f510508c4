using System.Reflection;
using HsAvtal.Data;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Budget;

/// <summary>One of each thing that has a page.</summary>
public sealed record PageIds(Guid Area, Guid Report, Guid Draft, Guid Addressee, Guid Plan, Guid Action, Guid DraftPlan, Guid Decision)
{
    public Guid Audit { get; init; } = Guid.NewGuid();

    public Guid Organisation { get; init; } = Guid.NewGuid();

    public Guid User { get; init; } = Guid.NewGuid();
    /// <summary>A fetch from Kolada.</summary>
    public Guid KoladaRun { get; init; } = Guid.NewGuid();

    public Guid SignInProvider { get; init; } = Guid.NewGuid();

    /// <summary>A current assessment of the report.</summary>
    public Guid Assessment { get; init; } = Guid.NewGuid();

    /// <summary>An indicator with a line for payment.</summary>
    public Guid Indicator { get; init; } = Guid.NewGuid();

    /// <summary>An indicator whose values are typed.</summary>
    public Guid TypedIndicator { get; init; } = Guid.NewGuid();

    /// <summary>A decision on levels for indicators.</summary>
    public Guid TargetDecision { get; init; } = Guid.NewGuid();
    public Guid FollowUpPlan { get; init; } = Guid.NewGuid();

    /// <summary>A planned meeting.</summary>
    public Guid Meeting { get; init; } = Guid.NewGuid();

    public Guid FollowUpItem { get; init; } = Guid.NewGuid();

    /// <summary>A planned day of the follow-up plan that is not reported.</summary>
    public Guid Occasion { get; init; } = Guid.NewGuid();

    public static PageIds Unknown { get; } = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    /// <summary>Those of the demonstration data: what is newest; and a plan that is being drafted, which it lacks.</summary>
    public static async Task<PageIds> OfDemoAsync(HsAvtalDbContext db)
    {
        var reports = await db.AuditedBoards.Join(db.Audits, x => x.AuditId, a => a.Id, (x, a) => new { x.Id, x.State, a.Year }).OrderByDescending(x => x.Year).ToListAsync();
        var report = reports.First(r => r.State == ReportState.HandedOver).Id;
        var action = await db.PlannedActions.SingleAsync(a => a.Title == "Kartläggning av egenvårdsintyg per vårdcentral");
        return new PageIds(
            action.AreaId!.Value,
            report,
            reports.First(r => r.State == ReportState.Draft).Id,
            await db.Addressees.Where(a => a.AuditedBoardId == report && a.State == RecommendationState.InProgress).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(),
            action.PlanId,
            action.Id,
            await DraftPlanAsync(db, await db.ActionPlans.Where(p => p.Id == action.PlanId).Select(p => p.BoardId).SingleAsync()),
            await db.Decisions.Where(d => d.RegistryNumber == null).Select(d => d.Id).SingleAsync())
        {
            Organisation = await db.Organisations.Where(o => o.Code == "1290").Select(o => o.Id).SingleAsync(),
            User = DemoUsers.With(Role.Officer).Id,
            TypedIndicator = await db.Indicators.Where(i => i.Name == "Egenvårdsintyg").Select(i => i.Id).SingleAsync(),
            TargetDecision = await db.Decisions.Where(d => d.Kind == DecisionKind.TargetsSet).OrderBy(d => d.DecidedOn).Select(d => d.Id).FirstAsync(),
            Indicator = await db.Indicators.Where(i => i.PaymentLine != null).Select(i => i.Id).SingleAsync(),
            SignInProvider = await SignInProviderAsync(db),
            FollowUpPlan = await db.FollowUpPlans.OrderBy(p => p.Year).Select(p => p.Id).FirstAsync(),
            Meeting = await db.Meetings.OrderByDescending(m => m.MeetsOn).Select(m => m.Id).FirstAsync(),
            FollowUpItem = await db.FollowUpItems.OrderBy(i => i.Plan.Year).ThenBy(i => i.Number).Select(i => i.Id).FirstAsync(),
            Occasion = await db.FollowUpOccasions.Where(o => o.DoneOn == null).OrderBy(o => o.PlannedOn).Select(o => o.Id).FirstAsync(),
            Audit = await db.AuditedBoards.Where(x => x.Id == report).Select(x => x.AuditId).SingleAsync(),
            Assessment = await db.Assessments.Where(s => s.AuditedBoardId == report && s.AreaId != null && s.WithdrawnAt == null && s.CorrectedById == null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
        };
    }

    private static async Task<Guid> SignInProviderAsync(HsAvtalDbContext db)
    {
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        var organisation = await db.Organisations.SingleAsync(o => o.Code == "1290");
        var agreement = await db.Parties.Where(p => p.OrganisationId == organisation.Id).Select(p => p.AgreementId).SingleAsync();
        var provider = new SignInProvider(agreement, $"kommunen-{await db.SignInProviders.CountAsync()}", new SignInProviderFacts("Kommunens inloggning", "https://inloggning.example", "hsavtal", null, null, [organisation.Id]), by);
        provider.AddRule("groups", "avd-omsorg", Role.Officer, organisation.Id, by);
        db.Add(provider);
        db.SignAs(by);
        await db.SaveChangesAsync();
        return provider.Id;
    }

    private static async Task<Guid> DraftPlanAsync(HsAvtalDbContext db, Guid boardId)
    {
        var officer = DemoUsers.With(Role.Officer);
        var by = new Signature(officer.Id, officer.DisplayName, ProductTemplates.DemoLoadedAt);
        var plan = new ActionPlan(boardId, "Plan som skrivs", ActionPlanKind.Implementation, null, 120, by);
        plan.AddAction(new ActionFacts("Åtgärd som skrivs", null, null, [], null, null, null), by);
        db.Add(plan);
        db.SignAs(by);
        await db.SaveChangesAsync();
        return plan.Id;
    }
}

/// <summary>A page of the product: how to reach it and who may.</summary>
public sealed record PageEntry(string Template, Func<PageIds, string> Path, IReadOnlyList<Role> MaySee);

/// <summary>Every page. A new one without an entry fails a test.</summary>
public static class ProductPages
{
    private static readonly Role[] _all = Enum.GetValues<Role>();
    private static readonly Role[] _administrator = [Role.Administrator];

    public static readonly IReadOnlyList<PageEntry> All =
    [
        new("/administration", _ => "/administration", _administrator),
        new("/administration/organisationer", _ => "/administration/organisationer", _administrator),
        new("/administration/organisationer/ny", _ => "/administration/organisationer/ny", _administrator),
        new("/administration/organisationer/{Id:guid}", ids => $"/administration/organisationer/{ids.Organisation}", _administrator),
        new("/administration/delregioner", _ => "/administration/delregioner", _administrator),
        new("/administration/anvandare", _ => "/administration/anvandare", _administrator),
        new("/administration/anvandare/ny", _ => "/administration/anvandare/ny", _administrator),
        new("/administration/anvandare/{Id:guid}", ids => $"/administration/anvandare/{ids.User}", _administrator),
        new("/administration/avtalet", _ => "/administration/avtalet", _administrator),
        new("/administration/omraden", _ => "/administration/omraden", _administrator),
        new("/administration/omraden/{Id:guid}", ids => $"/administration/omraden/{ids.Area}", _administrator),
        new("/administration/skalor", _ => "/administration/skalor", _administrator),
        new("/valj-losenord", _ => "/valj-losenord", _all),
        new("/", _ => "/", _all),
        new("/ingen-roll", _ => "/ingen-roll", _all),
        new("/karta", _ => "/karta", _all),
        new("/sok", _ => "/sok?q=uppf%C3%B6ljning&slag=rekommendationer", _all),
        new("/att-gora", _ => "/att-gora", _all),
        new("/kvalitet", _ => "/kvalitet", _all),
        new("/omraden", _ => "/omraden", _all),
        new("/omraden/{Id:guid}", ids => $"/omraden/{ids.Area}", _all),
        new("/omraden/{Id:guid}/utveckling", ids => $"/omraden/{ids.Area}/utveckling", _all),
        new("/granskningar", _ => "/granskningar", _all),
        new("/granskningar/ny", _ => "/granskningar/ny", [Role.Auditor]),
        new("/granskningar/{Id:guid}", ids => $"/granskningar/{ids.Audit}", _all),
        new("/rapporter/{Id:guid}/ratta/{AssessmentId:guid}", ids => $"/rapporter/{ids.Report}/ratta/{ids.Assessment}", [Role.Auditor]),
        new("/rapporter/{Id:guid}", ids => $"/rapporter/{ids.Report}", _all),
        new("/rapporter/{Id:guid}/skriv", ids => $"/rapporter/{ids.Draft}/skriv", [Role.Auditor]),
        new("/rapporter/{Id:guid}/yttrande", ids => $"/rapporter/{ids.Report}/yttrande", [Role.BoardMember]),
        new("/rekommendationer", _ => "/rekommendationer", _all),
        new("/rekommendationer/{Id:guid}", ids => $"/rekommendationer/{ids.Addressee}", _all),
        new("/rekommendationer/{Id:guid}/beslut", ids => $"/rekommendationer/{ids.Addressee}/beslut", [Role.BoardMember]),
        new("/rekommendationer/{Id:guid}/genomford", ids => $"/rekommendationer/{ids.Addressee}/genomford", [Role.Officer]),
        new("/rekommendationer/{Id:guid}/bekrafta", ids => $"/rekommendationer/{ids.Addressee}/bekrafta", [Role.Auditor]),
        new("/atgardsplaner/ny", _ => "/atgardsplaner/ny", [Role.Officer]),
        new("/atgardsplaner/{Id:guid}/skriv", ids => $"/atgardsplaner/{ids.DraftPlan}/skriv", [Role.Officer]),
        new("/atgardsplaner/{Id:guid}/anta", ids => $"/atgardsplaner/{ids.DraftPlan}/anta", [Role.BoardMember]),
        new("/atgardsplaner", _ => "/atgardsplaner", _all),
        new("/atgardsplaner/flyttade", _ => "/atgardsplaner/flyttade", _all),
        new("/atgardsplaner/{Id:guid}", ids => $"/atgardsplaner/{ids.Plan}", _all),
        new("/atgarder", _ => "/atgarder", _all),
        new("/atgarder/{Id:guid}", ids => $"/atgarder/{ids.Action}", _all),
        new("/atgarder/{Id:guid}/lagesrapport", ids => $"/atgarder/{ids.Action}/lagesrapport", [Role.Officer]),
        new("/atgarder/{Id:guid}/flytta", ids => $"/atgarder/{ids.Action}/flytta", [Role.Officer]),
        new("/atgardsplaner/{Id:guid}/lagesrapport", ids => $"/atgardsplaner/{ids.Plan}/lagesrapport", [Role.Officer]),
        new("/atgardsplaner/{Id:guid}/klistra-in", ids => $"/atgardsplaner/{ids.DraftPlan}/klistra-in", [Role.Officer]),
        new("/indikatorer", _ => "/indikatorer", _all),
        new("/indikatorer/{Id:guid}", ids => $"/indikatorer/{ids.Indicator}", _all),
        new("/indikatorer/{Id:guid}/betalningsansvar", ids => $"/indikatorer/{ids.Indicator}/betalningsansvar", _all),
        new("/indikatorer/tackning", _ => "/indikatorer/tackning", _all),
        new("/indikatorer/ny", _ => "/indikatorer/ny", [Role.Coordinator]),
        new("/indikatorer/{Id:guid}/andra", ids => $"/indikatorer/{ids.Indicator}/andra", [Role.Coordinator]),
        new("/indikatorer/faststall", _ => "/indikatorer/faststall", [Role.Coordinator]),
        new("/indikatorer/{Id:guid}/malniva", ids => $"/indikatorer/{ids.Indicator}/malniva", [Role.Officer]),
        new("/indikatorer/{Id:guid}/besluta-malniva", ids => $"/indikatorer/{ids.Indicator}/besluta-malniva", [Role.BoardMember]),
        new("/indikatorer/varden", _ => "/indikatorer/varden", [Role.Officer]),
        new("/indikatorer/fil", _ => "/indikatorer/fil", [Role.Officer]),
        new("/beslut/{Id:guid}", ids => $"/beslut/{ids.Decision}", _all),
        new("/beslut/{Id:guid}/komplettera", ids => $"/beslut/{ids.Decision}/komplettera", [Role.BoardMember]),
        new("/logg", _ => "/logg", _all),
        new("/historik/{Slag}/{Id:guid}", ids => $"/historik/plan/{ids.Plan}", [Role.BoardMember, Role.Auditor, Role.Officer, Role.Administrator]),
        new("/indikatorer/kolada", _ => "/indikatorer/kolada", _all),
        new("/indikatorer/kolada/{Id:guid}", ids => $"/indikatorer/kolada/{ids.KoladaRun}", _all),
        new("/administration/inloggning", _ => "/administration/inloggning", [Role.Administrator]),
        new("/administration/inloggning/ny", _ => "/administration/inloggning/ny", [Role.Administrator]),
        new("/administration/inloggning/{Id:guid}", ids => $"/administration/inloggning/{ids.SignInProvider}", [Role.Administrator]),
        new("/konto", _ => "/konto", _all),
        new("/konto/tvasteg", _ => "/konto/tvasteg", _all),
        new("/konto/aterstallningskoder", _ => "/konto/aterstallningskoder", _all),
        new("/logga-in/steg-tva", _ => "/logga-in/steg-tva", _all),
        new("/uppfoljning", _ => "/uppfoljning", _all),
        new("/arshjul", _ => "/arshjul", _all),
        new("/sammantraden", _ => "/sammantraden", _all),
        new("/sammantraden/nya", _ => "/sammantraden/nya", [Role.BoardMember]),
        new("/sammantraden/{Id:guid}/stall-in", ids => $"/sammantraden/{ids.Meeting}/stall-in", [Role.BoardMember]),
        new("/uppfoljning/ny", _ => "/uppfoljning/ny", [Role.Officer]),
        new("/uppfoljning/{Id:guid}/planera", ids => $"/uppfoljning/{ids.FollowUpPlan}/planera", [Role.Officer]),
        new("/uppfoljning/tillfalle/{Id:guid}", ids => $"/uppfoljning/tillfalle/{ids.Occasion}", _all),
        new("/uppfoljning/tillfalle/{Id:guid}/rapportera", ids => $"/uppfoljning/tillfalle/{ids.Occasion}/rapportera", [Role.Officer]),
        new("/uppfoljning/tillfalle/{Id:guid}/ta-tillbaka", ids => $"/uppfoljning/tillfalle/{ids.Occasion}/ta-tillbaka", [Role.Officer]),
        new("/huvudman", _ => "/huvudman", _all),
        new("/stil", _ => "/stil", _all),
        new("/logga-in", _ => "/logga-in", _all),
        new("/tillganglighet", _ => "/tillganglighet", _all),
        new("/finns-inte", _ => "/finns-inte", _all),
        new("/fel/{Status:int}", _ => "/fel/403", _all),
    ];

    /// <summary>The addresses of all routable components.</summary>
    public static IReadOnlyList<string> Templates => [.. typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)];
}
