using HsAvtal.Domain;
using HsAvtal.Web.Features.ActionPlans;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rows copied from a spreadsheet become actions, each with what has to be mended in it.</summary>
public sealed class PastedActionTests
{
    private static readonly DateOnly _today = new(2026, 11, 16);
    private static readonly PlanArea[] _areas = [new(Guid.NewGuid(), "Egenvård"), new(Guid.NewGuid(), "SIP och vårdplanering")];

    private static readonly PlanRecommendation[] _recommendations =
        [new(Guid.NewGuid(), 2022, "1", "Lyft problemen"), new(Guid.NewGuid(), 2025, "1", "Stärk styrningen"), new(Guid.NewGuid(), 2025, "2b", "Följ upp")];

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2022:1", 0)]
    [InlineData("2B, 2022:1", 2, 0)]
    public void A_recommendation_is_found_by_its_number_and_is_the_latest_when_no_year_is_told(string cell, params int[] expected) =>
        Read($"Ny\t\t\t\t\t\t{cell}").Single().Form.RecommendationIds.Should().BeEquivalentTo(expected.Select(i => _recommendations[i].Id));

    [Fact]
    public void The_columns_come_in_the_order_told()
    {
        var row = Read("Ny rutin\tBeskrivs här\tMAS\t2026-12-01\t2027-03-31\tEgenvård").Should().ContainSingle().Subject;

        row.Errors.Should().BeEmpty();
        row.Form.Should().BeEquivalentTo(new
        {
            Title = "Ny rutin",
            Description = "Beskrivs här",
            ResponsibleFunction = "MAS",
            StartOn = new DateOnly(2026, 12, 1),
            DueOn = new DateOnly(2027, 3, 31),
            AreaId = _areas[0].Id,
        });
    }

    [Fact]
    public void A_first_row_with_names_puts_them_in_another_order()
    {
        var row = Read("Slutdatum\tÅtgärd\tAnteckning\n31/3/2027\tNy rutin\tför oss själva").Should().ContainSingle().Subject;

        row.Form.Title.Should().Be("Ny rutin");
        row.Form.DueOn.Should().Be(new DateOnly(2027, 3, 31));
        row.Form.Description.Should().BeNull();
    }

    [Fact]
    public void A_cell_of_several_lines_and_quotes_is_one_cell_as_Excel_copies_it()
    {
        var rows = Read("Ny rutin\t\"Först \"\"detta\"\"\nsedan det\"\tMAS\r\nNästa\t\tMAS\r\n");

        rows.Should().HaveCount(2);
        rows[0].Form.Description.Should().Be("Först \"detta\"\nsedan det");
        rows[1].Form.Title.Should().Be("Nästa");
    }

    [Fact]
    public void An_area_is_found_by_the_start_of_its_name() =>
        Read("Ny rutin\t\t\t\t\tsip").Single().Form.AreaId.Should().Be(_areas[1].Id);

    [Theory]
    [InlineData("\tUtan namn", "saknas")]
    [InlineData("Ny\t\t\tsnart", "går inte att läsa som ett datum")]
    [InlineData("Ny\t\t\t2027-03-31\t2027-01-01", "Slutdatum ligger före startdatum")]
    [InlineData("Ny\t\t\t\t1926-01-01", "ska ligga mellan")]
    [InlineData("Ny\t\t\t\t\tRymdfart", "finns inte i avtalet")]
    [InlineData("Ny\t\t\t\t\t\t7", "”7” är inte öppen hos nämnden")]
    [InlineData("Ny\u0007", "styrtecken")]
    public void What_has_to_be_mended_is_said_on_the_row(string text, string error) =>
        Read(text).Single().Errors.Should().ContainSingle().Which.Should().Contain(error);

    [Fact]
    public void A_title_that_is_too_long_is_said_on_its_row_and_the_others_stand() =>
        Read($"{new string('x', 201)}\nKort").Select(r => r.Errors.Count).Should().Equal(1, 0);

    [Fact]
    public void Nothing_is_no_row() => Read(" \n\t\t\n").Should().BeEmpty();

    [Fact]
    public void More_rows_than_a_plan_holds_are_refused() =>
        FluentActions.Invoking(() => Read(string.Join('\n', Enumerable.Repeat("Rad", PastedActions.MostRows + 1)))).Should().Throw<DomainException>().WithMessage("Högst 200*");

    private static IReadOnlyList<PastedAction> Read(string text) => PastedActions.Read(text, _areas, _recommendations, _today);
}
