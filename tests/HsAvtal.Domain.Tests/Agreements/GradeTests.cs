using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Agreements;

[Trait("Rule", "4")]
public sealed class GradeTests
{
    private static readonly FsCheck.Gen<GradeScale> _scales = Gen.Choose(2, 9).Select(ScaleOf);

    [Fact]
    public void The_first_grade_of_the_default_scale_is_better_than_all_after_it() =>
        Scales.Compliance.Grades.Skip(1).Should().OnlyContain(g => Scales.Best.IsBetterThan(g));

    [Fact]
    public void No_grade_is_better_than_itself() =>
        Law.CheckForAll(_scales, scale => scale.Grades.Should().OnlyContain(g => !g.IsBetterThan(g)));

    [Fact]
    public void Of_two_different_grades_exactly_one_is_better() =>
        Law.CheckForAll(_scales, scale =>
        {
            foreach (var (a, b) in scale.Grades.SelectMany(_ => scale.Grades, (a, b) => (a, b)).Where(pair => pair.a != pair.b))
            {
                a.IsBetterThan(b).Should().Be(!b.IsBetterThan(a));
            }
        });

    [Fact]
    public void A_grade_better_than_one_is_better_than_all_that_one_is_better_than() =>
        Law.CheckForAll(_scales.SelectMany(s => Gen.Elements(s.Grades.ToArray()).Three()), grades =>
        {
            var (a, b, c) = grades;

            (a.IsBetterThan(b) && b.IsBetterThan(c) && !a.IsBetterThan(c)).Should().BeFalse();
        });

    [Fact]
    public void Grades_are_ranked_from_one_in_the_order_given_best_first() =>
        Law.CheckForAll(_scales, scale => scale.Grades.Select(g => g.Rank).Should().Equal(Enumerable.Range(1, scale.Grades.Count)));

    [Fact]
    public void A_grade_knows_how_many_steps_its_scale_has() =>
        Scales.Compliance.Grades.Should().OnlyContain(g => g.Steps == 4);

    [Fact]
    public void Grades_on_different_scales_cannot_be_compared() =>
        new Action(() => Scales.Best.IsBetterThan(Scales.PartlySufficient))
            .Should().Throw<DomainException>().WithMessage("*olika skalor*");

    [Fact]
    public void A_scale_of_one_step_is_refused() =>
        new Action(() => AgreementTests.AnAgreement().AddScale("Skala", GradeScalePurpose.Compliance, ["Bra"], Signed.ByAdministrator()))
            .Should().Throw<DomainException>().WithMessage("*minst två steg*");

    private static GradeScale ScaleOf(int steps) => AgreementTests.AnAgreement().AddScale(
        "Skala", GradeScalePurpose.Compliance, [.. Enumerable.Range(1, steps).Select(i => $"Steg {i}")], Signed.ByAdministrator());
}
