using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

/// <summary>One thing that may be tried on a recommendation at a board, allowed or not.</summary>
internal sealed record AddresseeCommand(string Name, Action<RecommendationAddressee> Run)
{
    public override string ToString() => Name;
}

/// <summary>Every command, with arguments good and bad: empty, too long, another board's decision, a withdrawn one.</summary>
internal static class AddresseeCommands
{
    private static readonly Gen<string?> _texts = Gen.Frequency<string?>(
        (4, Gen.Constant<string?>("Så här är det.")),
        (1, Gen.Elements(null, " ", "\u0002", new string('x', 8001))));

    private static readonly Gen<DateOnly?> _days = Gen.Frequency<DateOnly?>(
        (4, Gen.Constant<DateOnly?>(Signed.Day)),
        (1, Gen.Elements<DateOnly?>(null, Signed.Day.AddDays(1), Signed.Day.AddDays(-1), new DateOnly(1926, 6, 2))));

    private static readonly Gen<(string Name, Func<RecommendationAddressee, BoardDecision> For)> _decisions =
        from kind in Gen.Elements(Enum.GetValues<DecisionKind>())
        from flaw in Gen.Elements("fit", "fit", "fit", "other board's", "withdrawn", "about another")
        select ($"{flaw} {kind}", new Func<RecommendationAddressee, BoardDecision>(addressee => Decision(flaw, kind, addressee)));

    private static readonly Gen<AddresseeCommand> _issue = Gen.Constant(
        Command("Issue", a => a.Issue(Signed.Day, Signed.ByAuditor())));

    private static readonly Gen<AddresseeCommand> _answer =
        from position in Gen.Elements(Enum.GetValues<ResponsePosition>())
        from text in _texts
        from decision in _decisions
        select Command($"Answer {decision.Name}", a => a.Answer(position, text, decision.For(a), Signed.BySecretary()));

    private static readonly Gen<AddresseeCommand> _start = Gen.Constant(
        Command("StartMeasures", a => a.StartMeasures(Signed.Day, Signed.BySecretary())));

    private static readonly Gen<AddresseeCommand> _report =
        from text in _texts
        from day in _days
        select Command($"ReportCompleted {day}", a => a.ReportCompleted(text, day, Signed.ByOfficer()));

    private static readonly Gen<AddresseeCommand> _confirm =
        from text in _texts
        from day in _days
        select Command($"Confirm {day}", a => a.Confirm(text, day, Signed.ByAuditor()));

    private static readonly Gen<AddresseeCommand> _sendBack =
        from text in _texts
        from day in _days
        select Command($"SendBack {day}", a => a.SendBack(text, day, Signed.ByAuditor()));

    private static readonly Gen<AddresseeCommand> _acceptRisk =
        from text in _texts
        from decision in _decisions
        select Command($"AcceptRisk {decision.Name}", a => a.AcceptRisk(text, decision.For(a), Signed.BySecretary()));

    private static readonly Gen<AddresseeCommand> _outcome =
        from outcome in Gen.Elements(Enum.GetValues<FollowUpOutcome>())
        select Command($"ApplyOutcome {outcome}", a => a.ApplyOutcome(outcome, Signed.Day, Signed.ByAuditor()));

    /// <summary>Weighted so that long lives are lived, not only short ones that end at once.</summary>
    public static Gen<AddresseeCommand> Any { get; } = Gen.Frequency(
        (3, _issue), (6, _answer), (4, _start), (4, _report), (2, _confirm), (2, _sendBack), (1, _acceptRisk), (1, _outcome));

    private static BoardDecision Decision(string flaw, DecisionKind kind, RecommendationAddressee addressee) => flaw switch
    {
        "other board's" => A.Decision().Of(kind).Concerning(addressee.RecommendationId).Registered(),
        "withdrawn" => A.Decision().By(addressee.BoardId).Of(kind).Concerning(addressee.RecommendationId).Withdrawn(),
        "about another" => A.Decision().By(addressee.BoardId).Of(kind).Concerning(Guid.NewGuid()).Registered(),
        _ => A.Decision().By(addressee.BoardId).Of(kind).Concerning(addressee.RecommendationId).Registered(),
    };

    private static AddresseeCommand Command(string name, Action<RecommendationAddressee> run) => new(name, run);
}
