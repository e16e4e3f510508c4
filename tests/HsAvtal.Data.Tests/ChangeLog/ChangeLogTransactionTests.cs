using HsAvtal.Domain;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>The change and its entry are one: both are there, once, or neither.</summary>
[Trait("Rule", "18")]
public sealed class ChangeLogTransactionTests : ChangeLogTestBase
{
    public ChangeLogTransactionTests(DemoDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_entry()
    {
        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(NewOrganisation("9701"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        (await LoggedAsync()).Should().BeEmpty();
        (await ExistsAsync("9701")).Should().BeFalse();
    }

    [Fact]
    public async Task What_the_database_refuses_leaves_no_entry()
    {
        await using (var db = Open())
        {
            db.Add(NewOrganisation("9702"));
            db.Add(NewOrganisation("1290"));
            var save = () => db.SaveChangesAsync();
            await save.Should().ThrowAsync<DbUpdateException>("Kristianstad has the code 1290");
        }

        (await LoggedAsync()).Should().BeEmpty();
        (await ExistsAsync("9702")).Should().BeFalse();
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_saved()
    {
        await using (var db = Database.Open())
        {
            db.SignAs(By with { Name = new string('x', 201) });
            db.Add(NewOrganisation("9703"));
            var save = () => db.SaveChangesAsync();
            await save.Should().ThrowAsync<PostgresException>("the log's name holds 200 characters");
        }

        (await ExistsAsync("9703")).Should().BeFalse();
    }

    [Fact]
    public async Task A_save_that_is_tried_again_after_a_mend_is_logged_once()
    {
        await using (var db = Open())
        {
            var taken = NewOrganisation("1290");
            db.Add(NewOrganisation("9704"));
            db.Add(taken);
            var save = () => db.SaveChangesAsync();
            await save.Should().ThrowAsync<DbUpdateException>();
            db.Entry(taken).State = EntityState.Detached;

            await db.SaveChangesAsync();
        }

        (await OnlyAsync(nameof(Organisation), "Added")).EntityId.Should().NotBeEmpty();
        (await ExistsAsync("9704")).Should().BeTrue();
    }

    [Fact]
    public async Task Two_saves_of_one_context_are_logged_apart()
    {
        await using (var db = Open())
        {
            var organisation = NewOrganisation("9705");
            db.Add(organisation);
            await db.SaveChangesAsync();
            organisation.AddBoard("Provnämnden", By);
            await db.SaveChangesAsync();
        }

        (await LoggedAsync()).Select(e => e.Entity).Should().Equal(nameof(Organisation), nameof(Board));
    }

    private Organisation NewOrganisation(string code) => new(code, "Provkommun", "Prov", OrganisationKind.Municipality, By);

    private async Task<bool> ExistsAsync(string code)
    {
        await using var db = Database.Open();
        return await db.Organisations.AnyAsync(o => o.Code == code);
    }
}
