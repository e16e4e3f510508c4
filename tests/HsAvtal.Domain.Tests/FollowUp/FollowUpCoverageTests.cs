using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.FollowUp;

public sealed class FollowUpCoverageTests
{
    private static readonly Guid[] _areas = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];

    /// <summary>Rows of the agreement's areas, and now and then of one that is not among them.</summary>
    private static readonly Gen<(Guid Area, Perspective Perspective)[]> _rows =
        Gen.ArrayOf(from area in Gen.Elements(_areas.Append(Guid.CreateVersion7()).ToArray()) from perspective in Gen.Elements(Enum.GetValues<Perspective>()) select (area, perspective));

    [Fact]
    public void There_are_five_perspectives_for_each_area_and_without_rows_all_are_holes()
    {
        var coverage = FollowUpCoverage.Of(_areas, []);

        (coverage.Cells, coverage.Covered, coverage.Holes).Should().Be((30, 0, 30));
    }

    [Fact]
    public void Every_cell_is_covered_or_a_hole() =>
        Law.CheckForAll(_rows, rows =>
        {
            var coverage = FollowUpCoverage.Of(_areas, rows);
            var cells = _areas.SelectMany(a => FollowUpCoverage.Perspectives.Select(p => coverage.At(a, p))).ToList();

            cells.Count(c => c > 0).Should().Be(coverage.Covered);
            cells.Count(c => c == 0).Should().Be(coverage.Holes);
            cells.Sum().Should().Be(rows.Count(r => _areas.Contains(r.Area)));
        });

    [Fact]
    public void One_more_row_never_makes_a_hole() =>
        Law.CheckForAll(
            from rows in _rows from area in Gen.Elements(_areas) from perspective in Gen.Elements(Enum.GetValues<Perspective>()) select (rows, area, perspective),
            t => FollowUpCoverage.Of(_areas, t.rows.Append((t.area, t.perspective))).Holes.Should().BeLessThanOrEqualTo(FollowUpCoverage.Of(_areas, t.rows).Holes));
}
