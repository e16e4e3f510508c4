using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

[Trait("Rule", "3")]
public sealed class CurrentGradeTests
{
    private static readonly Guid _organisationId = Guid.CreateVersion7();
    private static readonly Guid _areaId = Guid.CreateVersion7();

    private static readonly FsCheck.Gen<GradedArea> _graded =
        from day in Gen.Choose(0, 3)
        from minute in Gen.Choose(0, 3)
        from rank in Gen.Choose(1, 4)
        select Graded(new DateOnly(2025, 11, 1 + day), rank, minute);

    [Fact]
    public void An_area_that_no_audit_has_assessed_has_no_grade() => CurrentGrade.Of([]).Should().BeNull();

    [Fact]
    public void The_current_grade_is_the_latest_handed_over()
    {
        var in2022 = Graded(new DateOnly(2022, 12, 1), rank: 1);
        var in2025 = Graded(new DateOnly(2025, 11, 20), rank: 4);

        CurrentGrade.Of([in2025, in2022]).Should().Be(in2025);
    }

    [Fact]
    public void A_later_worse_grade_is_not_hidden_by_an_earlier_better_one() =>
        CurrentGrade.Of([Graded(new DateOnly(2022, 12, 1), rank: 1), Graded(new DateOnly(2025, 11, 20), rank: 4)])!
            .Rank.Should().Be(4);

    [Fact]
    public void A_correction_in_the_same_report_is_the_current_one()
    {
        var first = Graded(new DateOnly(2025, 11, 20), rank: 3, minute: 0);
        var correction = Graded(new DateOnly(2025, 11, 20), rank: 2, minute: 1);

        CurrentGrade.Of([correction, first]).Should().Be(correction);
    }

    [Fact]
    public void Of_two_audits_handed_over_on_one_day_the_one_of_the_later_year_counts()
    {
        var earlier = Graded(new DateOnly(2026, 1, 10), rank: 1, minute: 5) with { Year = 2024 };
        var later = Graded(new DateOnly(2026, 1, 10), rank: 3, minute: 0) with { Year = 2025 };

        CurrentGrade.Of([later, earlier]).Should().Be(later);
    }

    [Fact]
    public void The_round_before_is_the_latest_of_those_handed_over_earlier()
    {
        var in2018 = Graded(new DateOnly(2018, 12, 1), rank: 2);
        var in2022 = Graded(new DateOnly(2022, 12, 1), rank: 1);
        var in2025 = Graded(new DateOnly(2025, 11, 20), rank: 4);

        CurrentGrade.Before(in2022, [in2025, in2018, in2022]).Should().Be(in2018);
        CurrentGrade.Before(in2025, [in2025, in2018, in2022]).Should().Be(in2022);
        CurrentGrade.Before(in2018, [in2025, in2018, in2022]).Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "2")]
    public void What_a_correction_corrects_is_no_round_before() =>
        CurrentGrade.Before(Graded(new DateOnly(2025, 11, 20), rank: 2, minute: 1), [Graded(new DateOnly(2025, 11, 20), rank: 3)]).Should().BeNull();

    [Fact]
    public void No_assessment_is_later_than_the_current_one() =>
        Law.CheckForAllSequences(_graded, all =>
        {
            var current = CurrentGrade.Of(all);

            Array.Exists(all, a =>
                a.HandedOverOn > current!.HandedOverOn
                || (a.HandedOverOn == current.HandedOverOn && a.RecordedAt > current.RecordedAt)).Should().BeFalse();
        });

    [Fact]
    public void The_current_grade_is_one_that_an_auditor_gave() =>
        Law.CheckForAllSequences(_graded, all =>
        {
            if (all.Length > 0)
            {
                all.Should().Contain(CurrentGrade.Of(all)!);
            }
        });

    private static GradedArea Graded(DateOnly handedOverOn, int rank, int minute = 0) => new(
        _organisationId,
        _areaId,
        handedOverOn.Year,
        handedOverOn,
        new DateTimeOffset(handedOverOn, new TimeOnly(12, minute), TimeSpan.Zero),
        rank);

    [Theory]
    [InlineData(null, null, GradeMove.NotAssessed)]
    [InlineData(3, null, GradeMove.First)]
    [InlineData(3, 4, GradeMove.Better)]
    [InlineData(4, 3, GradeMove.Worse)]
    [InlineData(2, 2, GradeMove.Same)]
    public void A_grade_moves_up_when_its_rank_falls(int? rank, int? before, GradeMove move) => GradeMoves.Of(rank, before).Should().Be(move);
}
