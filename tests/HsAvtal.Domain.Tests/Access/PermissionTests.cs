using FluentAssertions;
using HsAvtal.Domain.Access;

namespace HsAvtal.Domain.Tests.Access;

/// <summary>The table "Who may do what", cell by cell: – none, O own organisation, A every organisation of the agreement.</summary>
public sealed class PermissionTests
{
    private static readonly Role[] _columns =
        [Role.BoardMember, Role.Auditor, Role.Officer, Role.Coordinator, Role.Administrator];

    private static readonly Dictionary<Operation, string> _table = new()
    {
        //                                Board  Audit  Offic  Coord  Admin
        [Operation.ReadAgreement] =      "A      A      A      A      A",
        [Operation.ReadDraftReport] =    "–      O      –      –      –",
        [Operation.WriteDraftReport] =   "–      O      –      –      –",
        [Operation.HandOverReport] =     "–      O      –      –      –",
        [Operation.ConfirmCompletion] =  "–      O      –      –      –",
        [Operation.RegisterDecision] =   "O      –      –      –      –",
        [Operation.ReadDraftPlan] =      "O      –      O      –      –",
        [Operation.WriteDraftPlan] =     "–      –      O      –      –",
        [Operation.AdoptPlan] =          "O      –      –      –      –",
        [Operation.AcceptRisk] =         "O      –      –      –      –",
        [Operation.ReportProgress] =     "–      –      O      –      –",
        [Operation.WriteIndicators] =    "–      –      O      –      –",
        [Operation.RaiseIssue] =         "–      –      O      A      –",
        [Operation.WriteCollaboration] = "–      –      –      A      –",
        [Operation.Administer] =         "–      –      –      –      A",
        [Operation.ReadChangeLog] =      "O      O      O      O      A",
    };

    public static TheoryData<Role, Operation, Reach> Cells
    {
        get
        {
            var cells = new TheoryData<Role, Operation, Reach>();
            foreach (var (operation, row) in _table)
            {
                var letters = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                for (var column = 0; column < _columns.Length; column++)
                {
                    cells.Add(_columns[column], operation, ReachOf(letters[column]));
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_role_reaches_as_far_as_the_table_says(Role role, Operation operation, Reach expected) =>
        Permissions.For(role, operation).Should().Be(expected);

    [Fact]
    public void The_table_has_a_row_for_every_operation() => _table.Keys.Should().BeEquivalentTo(Enum.GetValues<Operation>());

    [Fact]
    public void The_table_has_a_column_for_every_role() => _columns.Should().BeEquivalentTo(Enum.GetValues<Role>());

    [Fact]
    [Trait("Rule", "1")]
    public void Only_auditors_see_or_write_draft_reports() =>
        Enum.GetValues<Role>().Where(r => Permissions.For(r, Operation.ReadDraftReport) != Reach.None).Should().Equal(Role.Auditor);

    [Fact]
    [Trait("Rule", "7")]
    public void No_role_holds_both_keys_to_closing_a_recommendation() =>
        Enum.GetValues<Role>().Should().NotContain(r =>
            Permissions.For(r, Operation.ReportProgress) != Reach.None && Permissions.For(r, Operation.ConfirmCompletion) != Reach.None);

    [Fact]
    public void An_operation_or_role_outside_the_table_reaches_nothing() =>
        Permissions.For((Role)99, (Operation)99).Should().Be(Reach.None);

    private static Reach ReachOf(string letter) => letter switch
    {
        "O" => Reach.Own,
        "A" => Reach.Agreement,
        _ => Reach.None,
    };
}
