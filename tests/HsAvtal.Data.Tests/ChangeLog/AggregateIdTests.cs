using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>All that happened to an aggregate is found by its id, its parts' and their parts' changes with it.</summary>
[Trait("Rule", "18")]
public sealed class AggregateIdTests : ChangeLogTestBase
{
    /// <summary>Things that stand alone and are part of no aggregate.</summary>
    private static readonly string[] _alone = [nameof(RoleAssignment), nameof(Accounts.UserAccount)];

    public AggregateIdTests(DemoDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task Every_entry_of_a_part_names_its_aggregate()
    {
        await using var db = Open();
        var entries = await db.ChangeLog.AsNoTracking().ToListAsync();

        entries.Select(e => e.Entity).ToHashSet(StringComparer.Ordinal).Should()
            .HaveCountGreaterThan(20, "the demonstration data holds most kinds of things");
        entries.Where(e => e.AggregateId is null).Select(e => e.Entity).ToHashSet(StringComparer.Ordinal).Should().BeSubsetOf(_alone);
        entries.Where(e => e.AggregateId is not null).Select(e => e.Entity).Should().NotContain(_alone);
    }

    [Fact]
    public async Task The_aggregate_of_a_part_is_an_aggregate_that_was_added()
    {
        await using var db = Open();
        var entries = await db.ChangeLog.AsNoTracking().Where(e => e.AggregateId != null).ToListAsync();
        var aggregates = Schema.Model.Aggregates.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var added = entries.Where(e => aggregates.Contains(e.Entity)).Select(e => e.EntityId).ToHashSet(StringComparer.Ordinal);

        entries.Where(e => !added.Contains(e.AggregateId.ToString()!)).Select(e => e.Entity).Should().BeEmpty();
    }

    [Theory]
    [InlineData(nameof(Commitment), nameof(Agreement))]
    [InlineData(nameof(Grade), nameof(Agreement))]
    [InlineData("AgreementParty", nameof(Agreement))]
    [InlineData("Board", "Organisation")]
    [InlineData("Assessment", "AuditedBoard")]
    [InlineData("RecommendationLink", "Recommendation")]
    [InlineData("RecommendationEvent", "RecommendationAddressee")]
    [InlineData("DecisionRecommendation", "BoardDecision")]
    [InlineData("Deferral", "PlannedAction")]
    [InlineData("PlannedAction", "PlannedAction")]
    public async Task A_part_belongs_to(string part, string aggregate)
    {
        await using var db = Open();
        var parts = await db.ChangeLog.AsNoTracking().Where(e => e.Entity == part).Select(e => e.AggregateId).ToListAsync();
        var roots = await db.ChangeLog.AsNoTracking().Where(e => e.Entity == aggregate).Select(e => e.AggregateId).ToListAsync();

        parts.Should().NotBeEmpty().And.BeSubsetOf(roots).And.NotContainNulls();
    }

    [Fact]
    public async Task A_commitment_changed_in_an_area_that_was_loaded_alone_belongs_to_the_agreement()
    {
        Guid agreementId;
        await using (var db = Open())
        {
            var area = await db.Areas.Include(a => a.Commitments).FirstAsync();
            db.Entry(area.Commitments[0]).Property(c => c.Target).CurrentValue = "inom 3 timmar";
            await db.SaveChangesAsync();
            agreementId = area.AgreementId;
        }

        (await OnlyAsync(nameof(Commitment), "Modified")).AggregateId.Should().Be(agreementId);
    }
}
