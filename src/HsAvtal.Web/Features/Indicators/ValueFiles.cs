using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>A row of a file as it was read, with what has to be mended in it.</summary>
public sealed record FileRow(int Row, string Indicator, string Period, string Gender, string Value, TypedValue? Read, IReadOnlyList<string> Errors);

/// <summary>Reads values from CSV (semicolon, comma or tab, with BOM or without) and from Excel: one value on each row.</summary>
public static class ValueFiles
{
    public const int MostRows = 5000;
    public const int MostBytes = 5_000_000;

    /// <summary>The columns by the names that the first row gives them; the last may be left out.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Indikator", "Period", "Värde", "Kön"];

    /// <exception cref="DomainException">The file is none that can be read, has no such columns, or too many rows.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(string fileName, byte[] content)
    {
        var isExcel = content.AsSpan().StartsWith("PK"u8);
        Guard.That(isExcel || Array.IndexOf(content, (byte)0) < 0, $"Filen ”{fileName}” är varken text eller en Excelfil (xlsx).");
        var lines = isExcel ? Excel(fileName, content) : Csv(content);
        Guard.That(lines.Count <= MostRows + 1, $"Högst {MostRows:N0} rader åt gången.");
        Guard.That(lines.Count > 1, "Filen har inga värden. Första raden är rubriker, därefter ett värde per rad.");
        foreach (var column in Columns.Take(3))
        {
            Guard.That(lines[0].Any(c => Is(c, column)), $"Kolumnen {column} saknas. Första raden ska ha rubrikerna {string.Join(", ", Columns.Take(3))} och vid behov {Columns[3]}.");
        }

        return lines;
    }

    /// <summary>Each row against the catalogue; nothing is guessed.</summary>
    public static IReadOnlyList<FileRow> Read(IReadOnlyList<IReadOnlyList<string>> lines, IReadOnlyList<TypedIndicator> indicators)
    {
        var rows = new List<FileRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < lines.Count; i++)
        {
            string Cell(string column) => Enumerable.Range(0, Math.Min(lines[0].Count, lines[i].Count)).Where(n => Is(lines[0][n], column)).Select(n => lines[i][n].Trim()).FirstOrDefault("");
            rows.Add(Read(i + 1, Cell("Indikator"), Cell("Period"), Cell("Kön"), Cell("Värde"), indicators, seen));
        }

        return rows;
    }

    private static FileRow Read(int number, string name, string period, string gender, string value, IReadOnlyList<TypedIndicator> indicators, HashSet<string> seen)
    {
        var errors = new List<string>();
        var indicator = indicators.FirstOrDefault(x => Is(x.Name, name));
        if (indicator is null)
        {
            errors.Add(name.Length == 0 ? "Indikator saknas." : $"Indikatorn ”{name}” finns inte bland dem som skrivs in.");
        }

        var start = indicator is null ? null : Period.TryParse(indicator.PeriodKind, period);
        if (indicator is not null && start is null)
        {
            errors.Add($"Perioden ”{period}” går inte att läsa. Skriv den som {Example(indicator.PeriodKind)}.");
        }

        var whom = gender.ToLowerInvariant() switch
        {
            "" or "totalt" or "t" => Gender.Total,
            "kvinnor" or "k" => Gender.Women,
            "män" or "m" => Gender.Men,
            _ => (Gender?)null,
        };
        if (whom is null)
        {
            errors.Add($"Kön ”{gender}” går inte att läsa. Skriv totalt, kvinnor eller män.");
        }

        if (indicator is { IsGenderSplit: false } && whom is Gender.Women or Gender.Men)
        {
            errors.Add("Indikatorn delas inte upp på kön.");
        }

        try
        {
            _ = value.Length == 0 ? throw new DomainException("Värde saknas. Skriv ett tal, eller sekretess, bortfall eller ej tillämplig.") : TypedFigures.Read(value);
        }
        catch (DomainException e)
        {
            errors.Add(e.Message);
        }

        var read = errors.Count == 0 ? new TypedValue(indicator!.Id, start!.Value.Start, whom!.Value, value) : null;
        if (read is not null && !seen.Add(read.Key))
        {
            errors.Add("Samma indikator, period och kön står på en tidigare rad.");
        }

        return new FileRow(number, name, period, gender, value, read, errors);
    }

    public static string Example(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "2025",
        PeriodKind.HalfYear => "2025-H1",
        PeriodKind.Month => "2025-05",
    };

    private static List<IReadOnlyList<string>> Csv(byte[] content)
    {
        var text = Text(content);
        var first = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length);
        var separator = ';';
        foreach (var other in ",\t")
        {
            separator = first.Count(other) > first.Count(separator) ? other : separator;
        }

        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = separator, HasHeader = false });
        var lines = new List<IReadOnlyList<string>>();
        while (lines.Count <= MostRows + 1 && reader.Read())
        {
            Add(lines, reader.Current.ToArray());
        }

        return lines;
    }

    /// <summary>UTF-8, with BOM or without; what is not, is read as Excel for Windows saves it in Sweden.</summary>
    private static string Text(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(content).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    private static List<IReadOnlyList<string>> Excel(string fileName, byte[] content)
    {
        // The reader asks for the code page of Windows before it looks at the file.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
            var lines = new List<IReadOnlyList<string>>();
            while (lines.Count <= MostRows + 1 && reader.Read())
            {
                Add(lines, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i)))]);
            }

            return lines;
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or FormatException or OverflowException or NotSupportedException)
        {
            throw new DomainException($"Excelfilen ”{fileName}” går inte att läsa. Spara om den som xlsx eller csv.", e);
        }
    }

    /// <summary>A date is a month; a number is written with all its decimals.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        double number => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Add(List<IReadOnlyList<string>> lines, string[] cells)
    {
        if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            lines.Add(cells);
        }
    }

    private static bool Is(string cell, string name) => string.Equals(cell.Trim(), name, StringComparison.CurrentCultureIgnoreCase);
}
