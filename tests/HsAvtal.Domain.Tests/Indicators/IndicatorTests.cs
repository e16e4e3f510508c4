using FluentAssertions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Indicators;

public sealed class IndicatorTests
{
    private static readonly IndicatorFacts _facts = new() { Name = "Prov", Definition = "Vad som mäts.", Unit = "procent", SourceText = "Egen registrering" };
    private static readonly IndicatorFacts _fetched = _facts with { Source = IndicatorSource.Kolada, KoladaId = "u23482" };

    [Fact]
    public void Koladas_id_belongs_to_what_is_fetched_from_Kolada()
    {
        New(_fetched).KoladaId.Should().Be("U23482");
        Refusal.Of(() => New(_fetched with { KoladaId = " " }))!.Field.Should().Be("KoladaId");
        Refusal.Of(() => New(_facts with { KoladaId = "U23482" }))!.Field.Should().Be("KoladaId");
        Refusal.Of(() => New(_fetched with { KoladaId = "U/23482" }))!.Field.Should().Be("KoladaId");
    }

    [Fact]
    public void A_formula_is_whole_and_belongs_to_what_is_computed()
    {
        var computed = _facts with { Source = IndicatorSource.Computed, Formula = Formula.Share, NumeratorId = Guid.NewGuid(), DenominatorId = Guid.NewGuid() };

        New(computed).Formula.Should().Be(Formula.Share);
        Refusal.Of(() => New(computed with { Formula = null }))!.Field.Should().Be("Formula");
        Refusal.Of(() => New(computed with { NumeratorId = null }))!.Field.Should().Be("NumeratorId");
        Refusal.Of(() => New(computed with { DenominatorId = null }))!.Field.Should().Be("DenominatorId");
        Refusal.Of(() => New(computed with { DenominatorId = computed.NumeratorId }))!.Field.Should().Be("DenominatorId");
        Refusal.Of(() => New(computed with { Source = IndicatorSource.OwnRegistration }))!.Field.Should().Be("Formula");
    }

    [Fact]
    public void What_is_fetched_or_computed_is_not_typed()
    {
        New(_facts).DemandTyped();
        Refusal.Of(() => New(_fetched).DemandTyped())!.Message.Should().Contain("hämtas från Kolada");
    }

    [Fact]
    public void With_values_the_period_and_the_source_stay()
    {
        var indicator = New(_facts);

        Refusal.Of(() => indicator.Change(_facts with { PeriodKind = PeriodKind.Month }, hasValues: true, Signed.BySecretary()))!.Field.Should().Be("PeriodKind");
        Refusal.AssertNothingChangedIfRefused(indicator, () => indicator.Change(_facts with { Name = "Annat", Decimals = 9 }, hasValues: false, Signed.BySecretary())).Should().BeFalse();
        Refusal.Of(() => indicator.Change(_fetched, hasValues: true, Signed.BySecretary()))!.Field.Should().Be("Source");
        indicator.Change(_facts with { PeriodKind = PeriodKind.Month, Name = "Nytt namn" }, hasValues: false, Signed.BySecretary());
        (indicator.PeriodKind, indicator.Name).Should().Be((PeriodKind.Month, "Nytt namn"));
    }

    [Fact]
    public void The_areas_it_shows_are_chosen_anew()
    {
        var (kept, gone, added) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var indicator = New(_facts with { AreaIds = [kept, gone] });

        indicator.Change(_facts with { AreaIds = [kept, added, added] }, hasValues: true, Signed.BySecretary());

        indicator.Areas.Select(a => a.AreaId).Should().Equal(kept, added);
    }

    [Fact]
    public void What_the_source_no_longer_has_is_flagged_once_and_can_come_back()
    {
        var indicator = New(_fetched);
        var first = Signed.BySecretary();

        indicator.MarkGone(first);
        indicator.MarkGone(first with { At = first.At.AddDays(1) });

        indicator.GoneFromSourceAt.Should().Be(first.At);
        indicator.MarkFound(first);
        indicator.GoneFromSourceAt.Should().BeNull();
    }

    private static Indicator New(IndicatorFacts facts) => new(Guid.NewGuid(), facts, Signed.BySecretary());
}
