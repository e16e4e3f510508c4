using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.ActionPlans;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>Whoever listens to the database is told what has changed, when it has.</summary>
[Trait("Rule", "18")]
public sealed class ChangeNoticeTests : ChangeLogTestBase
{
    public ChangeNoticeTests(DemoDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task What_is_committed_is_told_by_its_ids_and_what_is_rolled_back_is_not()
    {
        await using var listening = new NpgsqlConnection(Database.AppConnection);
        await listening.OpenAsync();
        var told = new List<string>();
        listening.Notification += (_, notice) => told.Add(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Channel}", listening))
        {
            await listen.ExecuteNonQueryAsync();
        }

        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await DescribeAsync(db, "Det här blir inte av.");
            await transaction.RollbackAsync();
        }

        PlannedAction action;
        await using (var db = Open())
        {
            action = await DescribeAsync(db, "Det här blir av.");
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await listening.WaitAsync(deadline.Token);
        await using var read = Database.Open();
        var of = await read.ActionPlans.Where(p => p.Id == action.PlanId).Join(read.Boards, p => p.BoardId, b => b.Id, (_, b) => b.OrganisationId)
            .Join(read.Parties, o => o, p => p.OrganisationId, (o, p) => new { Organisation = o, Agreement = p.AgreementId }).SingleAsync();
        told.Should().ContainSingle().Which.Should().NotContain("blir");
        ChangeNotice.Parse(told[0]).Should().Be(new ChangeNotice(of.Agreement, By.UserId, nameof(PlannedAction), action.Id, of.Organisation, null));
    }

    [Fact]
    public void What_is_no_notice_is_not_read_as_one()
    {
        var read = () => ChangeNotice.Parse("hej");
        read.Should().Throw<FormatException>();
    }

    private static async Task<PlannedAction> DescribeAsync(HsAvtalDbContext db, string text)
    {
        var action = await db.PlannedActions.OrderBy(a => a.Id).FirstAsync(a => db.ActionPlans.Any(p => p.Id == a.PlanId && p.State == ActionPlanState.Adopted) && a.Status == ActionStatus.InProgress);
        db.Entry(action).Property(a => a.Description).CurrentValue = text;
        await db.SaveChangesAsync();
        return action;
    }
}
