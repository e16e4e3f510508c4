using System.Text;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Data.Demo;

/// <summary>The board's decisions, answers and plans. Made up for the demonstration, around the public dates.</summary>
internal sealed class DemoPlans
{
    private static readonly DateOnly _answer2023 = new(2023, 3, 23);
    private static readonly DateOnly _answer2026 = new(2026, 4, 14);

    /// <summary>The earliest day that the plan of 2026 has come as far as is told here; a clock before it is taken for it.</summary>
    private static readonly DateOnly _toldFrom = _answer2026.AddDays(150);

    private readonly DemoAgreement _agreement;
    private readonly DemoAudits _audits;
    private readonly DemoIndicators _indicators;
    private readonly DateOnly _today;
    private readonly DemoUser _secretary = DemoUsers.With(Role.BoardMember);
    private readonly DemoUser _officer = DemoUsers.With(Role.Officer);

    public DemoPlans(DemoAgreement agreement, DemoAudits audits, DemoIndicators indicators, DateOnly today)
    {
        _indicators = indicators;
        _agreement = agreement;
        _audits = audits;
        _today = today > _toldFrom ? today : _toldFrom;
    }

    /// <summary>A file that shows a routine to be decided.</summary>
    public static EvidenceFile Memo { get; } = EvidenceFile.Of(
        "Rutin for mobilt vardteam.txt",
        Encoding.UTF8.GetBytes("Rutin för kontakt med mobilt vårdteam dygnet runt.\nPåhittad för demonstrationen.\n"));

    public List<BoardDecision> Decisions { get; } = [];

    public List<ActionPlan> Plans { get; } = [];

    /// <summary>The board's decision on levels for the indicators.</summary>
    public BoardDecision TargetDecision { get; private set; } = null!;

    public void PlansOf2023()
    {
        var raise = _audits.Addressees["2022:1"];
        var conditions = _audits.Addressees["2022:2"];
        NordostPlan();

        var answer = Decide(_answer2023, "§ 31", DecisionKind.Response, "Nämnden lämnar yttrande över granskningen.", raise, conditions);
        raise.Answer(ResponsePosition.Accepted, "Nämnden tar upp problemområdena i samverkansorganen på alla nivåer.", answer, Secretary(_answer2023));
        conditions.Answer(ResponsePosition.PartlyAccepted, "Nämnden inför uppföljning steg för steg. Vissa förutsättningar ligger hos regionen.", answer, Secretary(_answer2023));

        var plan = new ActionPlan(_agreement.Board.Id, "Handlingsplan efter granskningen 2022", ActionPlanKind.AuditResponse, _audits.Of(2022).Id, ActionPlan.DefaultReviewIntervalDays, Officer(_answer2023));
        var officer = Officer(_answer2023);
        var bodies = plan.AddAction(Facts("Ta upp avtalsproblem som stående punkt i samverkansorganen", "Samverkan", [raise], "Förvaltningschef", _answer2023, new DateOnly(2023, 12, 31)), officer);
        var routine = plan.AddAction(Facts("Ta fram gemensam rutin för egenvård med vårdcentralerna", "Egenvård", [conditions], "MAS", _answer2023, new DateOnly(2024, 6, 30), effect: "Egenvårdsintyg"), officer);
        var report = plan.AddAction(Facts("Bidra till en gemensam uppföljningsrapport i delregionen", "Uppföljning", [conditions], "Verksamhetsutvecklare", _answer2023, new DateOnly(2024, 12, 31)), officer);
        plan.Adopt(Decide(_answer2023, "§ 32", DecisionKind.PlanAdopted, "Nämnden antar handlingsplanen.", raise, conditions), Secretary(_answer2023));
        raise.StartMeasures(_answer2023, Secretary(_answer2023));
        conditions.StartMeasures(_answer2023, Secretary(_answer2023));
        Report(bodies, new DateOnly(2023, 11, 15), ActionStatus.Completed, "Punkten finns på alla dagordningar sedan hösten.");
        Report(routine, new DateOnly(2024, 6, 12), ActionStatus.Completed, "Rutinen är beslutad och spridd.");
        Defer(report, new DateOnly(2025, 5, 31), "Delregionen behövde en termin till för gemensamma mått.", "Förvaltningschef", new DateOnly(2024, 11, 20));
        Report(report, new DateOnly(2025, 5, 21), ActionStatus.Completed, "Den första gemensamma rapporten är klar.");
        Plans.Add(plan);
        raise.ReportCompleted("Problemområdena tas upp på lokal, delregional och central nivå och följs där.", new DateOnly(2025, 5, 28), Officer(new DateOnly(2025, 5, 28)));
    }

    public void PlanOf2026()
    {
        var steer = _audits.Addressees["2025:1"];
        var follow = _audits.Addressees["2025:2"];
        var impact = _audits.Addressees["2025:3"];
        var secretary = Secretary(_answer2026);
        var answer = Decide(_answer2026, "§ 38", DecisionKind.Response, "Nämnden lämnar yttrande över den uppföljande granskningen.", steer, follow, impact);
        steer.Answer(ResponsePosition.Accepted, "Nämnden pekar ut ansvarig funktion per avtalsområde.", answer, secretary);
        follow.Answer(ResponsePosition.Accepted, "Nämnden beslutar om en årlig uppföljningsplan för alla områden.", answer, secretary);
        answer.Send(_answer2026.AddDays(2), "Kommunens revisorer, kommunstyrelsen", Secretary(_answer2026.AddDays(2)));
        answer.Attach([new EvidenceSource(null, "https://www.kristianstad.se/sv/kommun-och-politik/", "Nämndens protokoll publiceras här")], secretary);
        impact.Answer(ResponsePosition.PartlyAccepted, "Nämnden delar bedömningen men behöver vårdcentralernas medverkan.", answer, secretary);

        var plan = new ActionPlan(_agreement.Board.Id, "Åtgärdsplan efter granskningen 2025", ActionPlanKind.AuditResponse, _audits.Of(2025).Id, 120, Officer(_answer2026));
        DemoActions.AddTo(plan, this, steer, follow, impact);
        plan.Adopt(Decide(_answer2026, "§ 39", DecisionKind.PlanAdopted, "Nämnden antar åtgärdsplanen.", steer, follow, impact), secretary);
        foreach (var addressee in (RecommendationAddressee[])[steer, follow, impact])
        {
            addressee.StartMeasures(_answer2026, secretary);
        }

        DemoActions.Run(plan, this);
        TargetDecision = Decide(_answer2026, "§ 40", DecisionKind.TargetsSet, "Nämnden beslutar om målnivåer för indikatorerna i uppföljningen av HS-avtalet.");
        Decide(Day(-60), "§ 71", DecisionKind.ReportReceived, "Nämnden tar emot lägesrapporten om åtgärdsplanen.", steer, follow);
        Plans.Add(plan);
    }

    /// <summary>A day counted from the day the data is loaded; at most 149 days back, which is after the plan was adopted.</summary>
    public DateOnly Day(int offset) => _today.AddDays(offset);

    public ActionFacts Facts(string title, string area, RecommendationAddressee[] answers, string? function, DateOnly? start, DateOnly? due, string? description = null, string? effect = null) =>
        new(title, description, _agreement.Area(area), [.. answers.Select(a => a.RecommendationId)], function, start, due, effect is null ? null : _indicators.Id(effect));

    public static void Defer(PlannedAction action, DateOnly to, string reason, string decidedBy, DateOnly decidedOn) =>
        action.Defer(to, reason, decidedBy, decidedOn, Officer(DemoUsers.With(Role.Officer), decidedOn));

    public static void Report(PlannedAction action, DateOnly on, ActionStatus status, string text, params EvidenceSource[] evidence) =>
        action.Report(status, text, on, evidence, Officer(DemoUsers.With(Role.Officer), on));

    public Signature Officer(DateOnly on) => Officer(_officer, on);

    private static Signature Officer(DemoUser officer, DateOnly on) => new(officer.Id, officer.DisplayName, Noon(on));

    /// <summary>The delregional activity plan, last updated 2023-02-21: what a stale plan looks like.</summary>
    private void NordostPlan()
    {
        var adopted = new DateOnly(2022, 3, 24);
        var plan = new ActionPlan(_agreement.Board.Id, "Genomförandeplan utifrån aktivitetsplanen i delregion Nordost", ActionPlanKind.Implementation, null, ActionPlan.DefaultReviewIntervalDays, Officer(adopted));
        var officer = Officer(adopted);
        var sip = plan.AddAction(Facts("Personcentrerat arbetssätt i SIP och utskrivning", "SIP", [], "Verksamhetschef", adopted, null), officer);
        plan.AddAction(Facts("Läkarstöd i mobila team", "Läkarmedverkan", [], "Verksamhetschef", adopted, null), officer);
        plan.AddAction(Facts("Kompetens- och personalförsörjning", "Samverkan", [], "Förvaltningschef", adopted, null), officer);
        plan.AddAction(Facts("Psykisk hälsa", "Psykisk", [], null, adopted, null), officer);
        plan.Adopt(Decide(adopted, "§ 22", DecisionKind.PlanAdopted, "Nämnden antar genomförandeplanen."), Secretary(adopted));
        Report(sip, new DateOnly(2023, 2, 21), ActionStatus.InProgress, "Arbetet pågår i de lokala grupperna.");
        Plans.Add(plan);
    }

    private BoardDecision Decide(DateOnly on, string paragraph, DecisionKind kind, string text, params RecommendationAddressee[] about)
    {
        // The last decision has no registry number, so that a missing one can be seen (rule 20).
        var number = kind == DecisionKind.ReportReceived ? null : $"DEMO {on.Year}/{paragraph.TrimStart('§', ' ')}";
        var decision = new BoardDecision(_agreement.Board.Id, on, paragraph, number, kind, text, about.Select(a => a.RecommendationId), Secretary(on));
        Decisions.Add(decision);
        return decision;
    }

    private Signature Secretary(DateOnly on) => new(_secretary.Id, _secretary.DisplayName, Noon(on));

    private static DateTimeOffset Noon(DateOnly on) => new(on.Year, on.Month, on.Day, 11, 0, 0, TimeSpan.Zero);
}
