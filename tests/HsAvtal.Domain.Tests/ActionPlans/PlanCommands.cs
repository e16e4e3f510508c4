using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.ActionPlans;

/// <summary>One thing that may be tried on a plan or one of its actions, allowed or not.</summary>
internal sealed record PlanCommand(string Name, Action<ActionPlan> Run)
{
    public override string ToString() => Name;
}

internal static class PlanCommands
{
    private static readonly Gen<string?> _texts = Gen.Frequency<string?>(
        (6, Gen.Constant<string?>("Så här är det.")),
        (1, Gen.Elements(null, " ", "\u0002", new string('x', 4001))));

    private static readonly Gen<DateOnly?> _days = Gen.Frequency<DateOnly?>(
        (12, Gen.Choose(-60, 400).Select(d => (DateOnly?)Signed.Day.AddDays(d))),
        (1, Gen.Elements<DateOnly?>(null, new DateOnly(1900, 1, 1), new DateOnly(2202, 1, 1))));

    private static readonly Gen<ActionFacts> _facts =
        from title in _texts
        from start in _days
        from due in _days
        from ids in Gen.Elements(Guid.Empty, Guid.AllBitsSet).ListOf()
        select new ActionFacts(title, null, null, ids, "MAS", start, due);

    private static readonly Gen<PlanCommand> _adopt =
        from kind in Gen.Elements(DecisionKind.PlanAdopted, DecisionKind.Measures)
        select Command($"Adopt {kind}", p => p.Adopt(A.Decision().By(p.BoardId).Of(kind).Registered(), Signed.BySecretary()));

    private static readonly Gen<PlanCommand> _defer =
        from i in Gen.Choose(0, 1)
        from to in _days
        from decided in _days
        from reason in _texts
        let day = decided < Signed.Day ? decided : Signed.Day
        select OnAction($"Defer {i} to {to}", i, a => a.Defer(to, reason, "MAS", day, Signed.ByOfficer()));

    private static readonly Gen<PlanCommand> _report =
        from i in Gen.Choose(0, 1)
        from status in Gen.Elements(Enum.GetValues<ActionStatus>())
        from day in _days
        from text in _texts
        select OnAction($"Report {i} {status}", i, a => a.Report(status, text, day < Signed.Day ? day : Signed.Day, Signed.ByOfficer()));

    /// <summary>Weighted so that plans are drafted, adopted and then lived with for a while.</summary>
    public static Gen<PlanCommand> Any { get; } = Gen.Frequency(
        (4, from facts in _facts select Command($"AddAction due {facts.DueOn}", p => p.AddAction(facts, Signed.ByOfficer()))),
        (2, from i in Gen.Choose(0, 1)
            from facts in _facts
            select OnAction($"Change {i} due {facts.DueOn}", i, a => a.Change(facts, Signed.ByOfficer()))),
        (3, _adopt),
        (8, _defer),
        (3, _report),
        (1, from i in Gen.Choose(0, 1)
            from reason in _texts
            select OnAction($"Withdraw {i}", i, a => a.Withdraw(reason, Signed.ByOfficer()))),
        (1, from i in Gen.Choose(0, 1) select OnAction($"Restore {i}", i, a => a.Restore(Signed.ByOfficer()))));

    private static PlanCommand Command(string name, Action<ActionPlan> run) => new(name, run);

    private static PlanCommand OnAction(string name, int index, Action<PlannedAction> run) =>
        new(name, plan => Run(plan.Actions.ElementAtOrDefault(index), run));

    private static void Run(PlannedAction? action, Action<PlannedAction> run)
    {
        if (action is not null)
        {
            run(action);
        }
    }
}
