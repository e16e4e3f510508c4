using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "4")]
public sealed class GradeDistributionTests
{
    private const int Steps = 4;

    private static readonly FsCheck.Gen<int?> _ranks = Gen.Choose(0, Steps).Select(i => i == 0 ? (int?)null : i);

    [Fact]
    public void Every_board_is_counted_exactly_once() =>
        Law.CheckForAllSequences(_ranks, ranks => GradeDistribution.Of(ranks, Steps).Total.Should().Be(ranks.Length));

    [Fact]
    public void Each_count_is_the_number_of_boards_with_that_grade() =>
        Law.CheckForAllSequences(_ranks, ranks =>
            GradeDistribution.Of(ranks, Steps).Counts.Should()
                .Equal(Enumerable.Range(1, Steps).Select(rank => ranks.Count(r => r == rank))));

    [Fact]
    public void The_worst_is_the_highest_rank_that_any_board_has() =>
        Law.CheckForAllSequences(_ranks, ranks => GradeDistribution.Of(ranks, Steps).WorstRank.Should().Be(ranks.Max()));

    [Fact]
    public void The_order_of_the_boards_does_not_matter() =>
        Law.CheckForAllSequences(_ranks, ranks =>
            GradeDistribution.Of(ranks.Reverse(), Steps).Should().BeEquivalentTo(GradeDistribution.Of(ranks, Steps)));

    [Fact]
    [Trait("Rule", "3")]
    public void Not_assessed_is_a_share_of_its_own_and_no_grade() =>
        GradeDistribution.Of([null, 2, null], Steps).Should().BeEquivalentTo(new { NotAssessed = 2, Counts = new[] { 0, 1, 0, 0 } });

    [Fact]
    [Trait("Rule", "3")]
    public void Where_nobody_is_assessed_there_is_no_worst() => GradeDistribution.Of([null, null], Steps).WorstRank.Should().BeNull();

    [Fact]
    public void A_grade_that_nobody_has_is_counted_as_zero() => GradeDistribution.Of([1], Steps).Counts.Should().Equal(1, 0, 0, 0);

    [Fact]
    public void The_distribution_offers_no_average()
    {
        var figures = typeof(GradeDistribution).GetProperties().Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType);

        figures.Should().NotContain([typeof(double), typeof(float), typeof(decimal)]);
    }
}
