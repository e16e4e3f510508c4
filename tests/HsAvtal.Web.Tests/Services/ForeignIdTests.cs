using HsAvtal.Data.Database;
using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Audits;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>An id of another agreement, organisation or audit that comes in with a form is refused, and nothing is saved.</summary>
public sealed class ForeignIdTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public ForeignIdTests(DemoApp app) => _app = app;

    [Fact]
    public async Task A_report_takes_no_area_and_no_grade_of_another_agreement()
    {
        var other = await OtherAgreementAsync("Avtal ett");
        await using var db = _app.Open();
        var writer = await ReportWriter.StartAsync(_app, await _app.AddUserAsync(Role.Auditor, "1261"), await db.BoardAsync("1261"), [await db.AreaAsync("Egenvård")]);
        var foreignArea = new HashSet<Guid> { other.Areas[0].Id };
        var before = await writer.LoadAsync();

        await RefusedAsync("Området finns inte i avtalet.", writer, (s, _, seen) => s.IncludeAsync(writer.ReportId, other.Areas[0].Id, GradeScalePurpose.Compliance, seen));
        await RefusedAsync("Området finns inte i avtalet.", writer, (s, _, seen) => s.ObserveAsync(writer.ReportId, new ObservationForm { AreaId = other.Areas[0].Id, Text = "Sett" }, seen));
        await RefusedAsync("Området finns inte i avtalet.", writer, (s, _, seen) =>
            s.RecommendAsync(writer.ReportId, new RecommendationForm { Number = "1", Title = "T", Text = "T", AreaIds = foreignArea }, seen));
        await RefusedAsync("Bedömningen finns inte i avtalets skala.", writer, (s, d, seen) =>
            s.AssessAsync(writer.ReportId, d.Report.Assessments[0].Id, new AssessmentForm { GradeId = other.Scales[0].Grades[0].Id, Motivation = "M" }, seen));

        (await writer.LoadAsync()).Seen.Should().Be(before.Seen);
    }

    [Fact]
    public async Task An_audit_is_not_started_with_an_area_of_another_agreement()
    {
        var other = await OtherAgreementAsync("Avtal två");
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1266");
        var form = ReportWriter.NewAudit([await db.BoardAsync("1266")], [other.Areas[0].Id], "Granskning med fel område");

        await _app.As<AuditService>(auditor).Awaiting(s => s.StartAsync(form)).Should().ThrowAsync<DomainException>().WithMessage("Området finns inte i avtalet.");

        (await db.Audits.AnyAsync(a => a.Title == form.Title)).Should().BeFalse();
    }

    [Fact]
    public async Task A_plan_takes_no_area_of_another_agreement_and_no_recommendation_to_another_board()
    {
        var other = await OtherAgreementAsync("Avtal tre");
        await using var matters = await Matters.AtAsync(_app, "1286");
        await using var there = await Matters.AtAsync(_app, "1287");
        var addressee = await there.RecommendAsync("Till den andra nämnden");
        var plan = await matters.DraftPlanAsync("Plan", Matters.Action("Åtgärd", null));
        var service = _app.As<PlanWritingService>(await _app.AddUserAsync(Role.Officer, "1286"));
        var seen = (await service.DraftAsync(plan.Id, Operation.WriteDraftPlan))!.Seen;

        await RefusedAsync("Området finns inte i avtalet.", new ActionForm { Title = "T", AreaId = other.Areas[0].Id });
        await RefusedAsync("Indikatorn finns inte i avtalet.", new ActionForm { Title = "T", EffectIndicatorId = Guid.NewGuid() });
        await RefusedAsync("En av rekommendationerna är inte lämnad till nämnden.", new ActionForm { Title = "T", RecommendationIds = new HashSet<Guid> { addressee.RecommendationId } });

        (await service.DraftAsync(plan.Id, Operation.WriteDraftPlan))!.Actions.Should().ContainSingle();

        async Task RefusedAsync(string message, ActionForm form) =>
            await service.Awaiting(s => s.SaveActionAsync(plan.Id, form, seen)).Should().ThrowAsync<DomainException>().WithMessage(message);
    }

    private static async Task RefusedAsync(string message, ReportWriter writer, Func<ReportWritingService, ReportDraft, Seen, Task> write) =>
        await writer.Awaiting(w => w.DoAsync(write)).Should().ThrowAsync<DomainException>().WithMessage(message);

    private async Task<Agreement> OtherAgreementAsync(string name)
    {
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        var agreement = new Agreement(name, name, new DateOnly(2020, 1, 1), by);
        agreement.AddScale("Efterlevnad", GradeScalePurpose.Compliance, ["Bra", "Dåligt"], by);
        agreement.AddArea("Annat område", "Om annat.", by);
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        db.SignAs(by);
        db.Add(agreement);
        await db.SaveChangesAsync();
        return agreement;
    }
}
