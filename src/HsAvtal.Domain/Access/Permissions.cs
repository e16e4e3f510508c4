namespace HsAvtal.Domain.Access;

/// <summary>What a use case does, as the permission table names it.</summary>
public enum Operation
{
    /// <summary>Handed-over assessments, recommendations, answers, adopted plans, indicators of the agreement.</summary>
    ReadAgreement,
    ReadDraftReport,
    WriteDraftReport,
    HandOverReport,
    ConfirmCompletion,
    RegisterDecision,
    ReadDraftPlan,
    WriteDraftPlan,
    AdoptPlan,
    AcceptRisk,
    ReportProgress,
    WriteIndicators,
    RaiseIssue,
    WriteCollaboration,
    Administer,
    ReadChangeLog,
}

/// <summary>How far an operation reaches for a role.</summary>
public enum Reach
{
    None,

    /// <summary>The organisation of the role assignment.</summary>
    Own,

    /// <summary>Every organisation of the agreement.</summary>
    Agreement,
}

/// <summary>The permission table ("Who may do what"): the only place in code that says it.</summary>
public static class Permissions
{
    private static readonly Dictionary<(Role, Operation), Reach> _table = new()
    {
        [(Role.BoardMember, Operation.ReadAgreement)] = Reach.Agreement,
        [(Role.BoardMember, Operation.RegisterDecision)] = Reach.Own,
        [(Role.BoardMember, Operation.ReadDraftPlan)] = Reach.Own,
        [(Role.BoardMember, Operation.AdoptPlan)] = Reach.Own,
        [(Role.BoardMember, Operation.AcceptRisk)] = Reach.Own,
        [(Role.BoardMember, Operation.ReadChangeLog)] = Reach.Own,

        [(Role.Auditor, Operation.ReadAgreement)] = Reach.Agreement,
        [(Role.Auditor, Operation.ReadDraftReport)] = Reach.Own,
        [(Role.Auditor, Operation.WriteDraftReport)] = Reach.Own,
        [(Role.Auditor, Operation.HandOverReport)] = Reach.Own,
        [(Role.Auditor, Operation.ConfirmCompletion)] = Reach.Own,
        [(Role.Auditor, Operation.ReadChangeLog)] = Reach.Own,

        [(Role.Officer, Operation.ReadAgreement)] = Reach.Agreement,
        [(Role.Officer, Operation.ReadDraftPlan)] = Reach.Own,
        [(Role.Officer, Operation.WriteDraftPlan)] = Reach.Own,
        [(Role.Officer, Operation.ReportProgress)] = Reach.Own,
        [(Role.Officer, Operation.WriteIndicators)] = Reach.Own,
        [(Role.Officer, Operation.RaiseIssue)] = Reach.Own,
        [(Role.Officer, Operation.ReadChangeLog)] = Reach.Own,

        [(Role.Coordinator, Operation.ReadAgreement)] = Reach.Agreement,
        [(Role.Coordinator, Operation.RaiseIssue)] = Reach.Agreement,
        [(Role.Coordinator, Operation.WriteCollaboration)] = Reach.Agreement,
        [(Role.Coordinator, Operation.ReadChangeLog)] = Reach.Own,

        [(Role.Administrator, Operation.ReadAgreement)] = Reach.Agreement,
        [(Role.Administrator, Operation.Administer)] = Reach.Agreement,
        [(Role.Administrator, Operation.ReadChangeLog)] = Reach.Agreement,
    };

    /// <summary>Every cell with a letter; the database is given the same.</summary>
    public static IEnumerable<(Role Role, Operation Operation, Reach Reach)> All => _table.Select(cell => (cell.Key.Item1, cell.Key.Item2, cell.Value));

    /// <summary>How far the role reaches for the operation; <see cref="Reach.None"/> where the table has no letter.</summary>
    public static Reach For(Role role, Operation operation) => _table.GetValueOrDefault((role, operation), Reach.None);
}
