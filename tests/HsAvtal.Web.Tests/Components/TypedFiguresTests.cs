using System.Text;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Features.Indicators;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Figures as they are typed, pasted and exported.</summary>
public sealed class TypedFiguresTests
{
    private static readonly TypedIndicator _yearly = new(Guid.NewGuid(), "Egenvårdsintyg", "antal", PeriodKind.Year, false);
    private static readonly TypedIndicator _split = new(Guid.NewGuid(), "Direktinläggningar", "antal", PeriodKind.Year, true);

    [Theory]
    [InlineData("58,9", 58.9)]
    [InlineData("58.9", 58.9)]
    [InlineData(" 1 234,5 ", 1234.5)]
    [InlineData("1\u00a0234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("−0,5", -0.5)]
    [InlineData("75 %", 75)]
    [InlineData("0", 0)]
    public void A_number_is_read_with_Swedish_and_English_decimals(string text, double expected) =>
        TypedFigures.Read(text).Should().Be(Figure.Of((decimal)expected));

    [Theory]
    [Trait("Rule", "16")]
    [InlineData("sekretess", MissingReason.Confidential)]
    [InlineData("Bortfall", MissingReason.NotReported)]
    [InlineData("ej tillämplig", MissingReason.NotApplicable)]
    public void A_reason_is_read_and_is_no_zero(string text, MissingReason reason) => TypedFigures.Read(text).Should().Be(Figure.Without(reason));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("12,5,5")]
    [InlineData("1.23,4.5")]
    [InlineData("ungefär 12")]
    [InlineData("12abc")]
    public void Nothing_is_guessed(string text) => FluentActions.Invoking(() => TypedFigures.Read(text)).Should().Throw<DomainException>();

    [Theory]
    [InlineData("Indikator;Period;Värde\nEgenvårdsintyg;2024;58,9", false)]
    [InlineData("Indikator,Period,Värde\r\nEgenvårdsintyg,2024,58.9\r\n", true)]
    [InlineData("Indikator\tPeriod\tVärde\nEgenvårdsintyg\t2024\t58,9\n", true)]
    [InlineData("Värde;Indikator;Period\n58,9;egenvårdsintyg;2024", false)]
    public void A_file_is_read_with_whatever_separator_and_BOM(string text, bool bom)
    {
        var rows = Read([.. bom ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)]);

        rows.Should().ContainSingle().Which.Read.Should().Be(new TypedValue(_yearly.Id, new DateOnly(2024, 1, 1), Gender.Total, rows[0].Value));
        TypedFigures.Read(rows[0].Value).Should().Be(Figure.Of(58.9m));
    }

    [Fact]
    public void A_file_in_the_old_Swedish_encoding_is_read() =>
        Read(Encoding.Latin1.GetBytes("Indikator;Period;Värde\nEgenvårdsintyg;2024;7")).Single().Errors.Should().BeEmpty();

    [Theory]
    [InlineData("Okänd;2024;7;", "Indikatorn ”Okänd” finns inte bland dem som skrivs in.")]
    [InlineData("Egenvårdsintyg;2024-05;7;", "Perioden ”2024-05” går inte att läsa. Skriv den som 2025.")]
    [InlineData("Egenvårdsintyg;2024;;", "Värde saknas. Skriv ett tal, eller sekretess, bortfall eller ej tillämplig.")]
    [InlineData("Egenvårdsintyg;2024;många;", "”många” går inte att läsa. Skriv ett tal, eller sekretess, bortfall eller ej tillämplig.")]
    [InlineData("Egenvårdsintyg;2024;7;kvinnor", "Indikatorn delas inte upp på kön.")]
    [InlineData("Direktinläggningar;2024;7;flickor", "Kön ”flickor” går inte att läsa. Skriv totalt, kvinnor eller män.")]
    public void A_row_says_what_has_to_be_mended(string row, string message) =>
        Read(Encoding.UTF8.GetBytes("Indikator;Period;Värde;Kön\n" + row)).Single().Errors.Should().Equal(message);

    [Fact]
    public void The_same_value_twice_is_told() =>
        Read("Indikator;Period;Värde\nEgenvårdsintyg;2024;7\nEgenvårdsintyg;2024;8"u8.ToArray())[1].Errors.Should().ContainSingle();

    [Fact]
    public void A_file_without_the_columns_or_without_text_is_refused()
    {
        FluentActions.Invoking(() => Read("Namn;År\nEgenvårdsintyg;2024"u8.ToArray())).Should().Throw<DomainException>().WithMessage("*Indikator saknas*");
        FluentActions.Invoking(() => Read([0, 1, 2, 3])).Should().Throw<DomainException>();
        FluentActions.Invoking(() => Read("PK\u0003\u0004 ingen riktig fil"u8.ToArray())).Should().Throw<DomainException>().WithMessage("*går inte att läsa*");
    }

    [Fact]
    public void Pasted_cells_land_to_the_right_and_down_and_nothing_outside()
    {
        DateOnly[] years = [new(2023, 1, 1), new(2024, 1, 1)];
        var grid = new ValueGrid(Guid.NewGuid(), "Kommunen", PeriodKind.Year, [_yearly, _split], years, new Dictionary<string, string>(StringComparer.Ordinal), new(0, 0));

        grid.Spread("1\t2\t3\r\n4\t5\t6\r\n", 0, 1).Should().Equal(
            (TypedValue.KeyOf(_yearly.Id, Gender.Total, years[1]), "1"), (TypedValue.KeyOf(_split.Id, Gender.Total, years[1]), "4"));
        grid.Rows.Should().HaveCount(4, "one is split on women and men");
    }

    private static IReadOnlyList<FileRow> Read(byte[] content) => ValueFiles.Read(ValueFiles.Cells("fil", content), [_yearly, _split]);
}
