using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

[Trait("Rule", "5")]
public sealed class LineageTests
{
    private static readonly int[] _years = [2018, 2022, 2025, 2028];

    /// <summary>Twelve recommendations over four audits, with any links from an earlier audit to a later.</summary>
    private static readonly Gen<Family> _families =
        from links in (from f in Gen.Choose(0, 11) from t in Gen.Choose(0, 11) select (f, t)).ListOf()
        select new Family([.. links.Where(l => l.f % 4 < l.t % 4)]);

    [Fact]
    public void A_new_recommendation_is_raised_once_in_its_own_year() =>
        new Family([]).LineageOf(2).Should().Be(new Lineage(2025, 1));

    [Fact]
    public void A_repeated_recommendation_shows_when_it_was_first_raised_and_how_many_times() =>
        new Family([(0, 1), (1, 2)]).LineageOf(2).Should().Be(new Lineage(2018, 3));

    [Fact]
    public void One_that_is_split_counts_the_same_for_each_part()
    {
        var split = new Family([(0, 1), (0, 5)]);

        split.LineageOf(1).Should().Be(split.LineageOf(5)).And.Be(new Lineage(2018, 2));
    }

    [Fact]
    public void Two_of_one_audit_merged_into_one_count_that_audit_once() =>
        new Family([(0, 1), (4, 1)]).LineageOf(1).Should().Be(new Lineage(2018, 2));

    [Fact]
    public void One_that_was_split_and_merged_again_counts_each_audit_once() =>
        new Family([(0, 1), (0, 5), (1, 2), (5, 2)]).LineageOf(2).Should().Be(new Lineage(2018, 3));

    [Fact]
    public void What_came_later_does_not_count_for_the_earlier() =>
        new Family([(0, 1), (1, 2)]).LineageOf(0).Should().Be(new Lineage(2018, 1));

    [Fact]
    public void A_round_in_between_that_did_not_raise_it_is_not_counted() =>
        new Family([(0, 2)]).LineageOf(2).Should().Be(new Lineage(2018, 2));

    [Fact]
    public void Every_recommendation_has_been_raised_at_least_once() =>
        CheckEach((family, i) => family.LineageOf(i).TimesRaised.Should().BeGreaterThanOrEqualTo(1));

    [Fact]
    public void No_recommendation_has_been_raised_more_times_than_there_are_audits_up_to_it() =>
        CheckEach((family, i) => family.LineageOf(i).TimesRaised.Should().BeLessThanOrEqualTo((i % 4) + 1));

    [Fact]
    public void The_first_year_is_never_after_its_own() =>
        CheckEach((family, i) => family.LineageOf(i).FirstRaisedYear.Should().BeLessThanOrEqualTo(_years[i % 4]));

    [Fact]
    public void One_without_predecessor_is_new_and_one_with_a_predecessor_is_not() =>
        CheckEach((family, i) => (family.LineageOf(i).TimesRaised > 1).Should().Be(family.Links.Exists(l => l.To == i)));

    [Fact]
    public void The_order_of_the_links_does_not_matter() =>
        CheckEach((family, i) => new Family([.. family.Links.AsEnumerable().Reverse()]).LineageOf(i).Should().Be(family.LineageOf(i)));

    [Fact]
    public void A_continuation_is_first_raised_no_later_and_more_often_than_each_it_continues() =>
        Law.CheckForAll(_families, family => family.Links.ForEach(link =>
        {
            var (earlier, later) = (family.LineageOf(link.From), family.LineageOf(link.To));

            later.FirstRaisedYear.Should().BeLessThanOrEqualTo(earlier.FirstRaisedYear);
            later.TimesRaised.Should().BeGreaterThan(earlier.TimesRaised);
        }));

    private static void CheckEach(Action<Family, int> holds) =>
        Law.CheckForAll(_families, family => Enumerable.Range(0, 12).Should().AllSatisfy(i => holds(family, i)));

    /// <summary>Recommendation i belongs to the audit of year i mod 4.</summary>
    private sealed record Family(List<(int From, int To)> Links)
    {
        private static readonly Guid[] _audits = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        private static readonly Guid[] _ids = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];
        private static readonly Dictionary<Guid, LineageNode> _nodes = Enumerable.Range(0, 12).ToDictionary(
            i => _ids[i],
            i => new LineageNode(_ids[i], _audits[i % 4], _years[i % 4]));

        public Lineage LineageOf(int index) => Lineage.Of(_ids[index], _nodes, [.. Links.Select(l => (_ids[l.From], _ids[l.To]))]);

        public override string ToString() => string.Join(", ", Links);
    }
}
