using System.Globalization;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>An indicator whose values are typed.</summary>
public sealed record TypedIndicator(Guid Id, string Name, string Unit, PeriodKind PeriodKind, bool IsGenderSplit)
{
    public IEnumerable<Gender> Genders => IsGenderSplit ? Enum.GetValues<Gender>() : [Gender.Total];
}

/// <summary>One value as typed.</summary>
public sealed record TypedValue(Guid IndicatorId, DateOnly Period, Gender Gender, string Text)
{
    public string Key => KeyOf(IndicatorId, Gender, Period);

    public static string KeyOf(Guid indicatorId, Gender gender, DateOnly period) => $"{indicatorId}|{gender}|{period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <returns>Null for a key that no cell has.</returns>
    public static TypedValue? Of(string key, string text)
    {
        var parts = key.Split('|');
        return parts.Length == 3 && Guid.TryParse(parts[0], out var id) && Enum.TryParse<Gender>(parts[1], out var gender)
            && DateOnly.TryParseExact(parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var period)
            ? new TypedValue(id, period, gender, text)
            : null;
    }
}

/// <summary>An organisation's typed indicators against periods, with what is stored.</summary>
/// <param name="OrganisationId">Whose values.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Kind">How long the periods are.</param>
/// <param name="Indicators">The rows.</param>
/// <param name="Periods">The columns, oldest first.</param>
/// <param name="Stored">What is stored, as it would be typed, by cell.</param>
/// <param name="Seen">The last batch with values of the organisation.</param>
public sealed record ValueGrid(
    Guid OrganisationId, string Organisation, PeriodKind Kind, IReadOnlyList<TypedIndicator> Indicators, IReadOnlyList<DateOnly> Periods, IReadOnlyDictionary<string, string> Stored, Seen Seen)
{
    /// <summary>The rows of cells: each indicator, in as many as its genders.</summary>
    public IReadOnlyList<(TypedIndicator Indicator, Gender Gender)> Rows => [.. Indicators.SelectMany(i => i.Genders.Select(g => (i, g)))];

    /// <summary>Cells copied from a spreadsheet land from the cell and to the right and down; what falls outside is not kept.</summary>
    public IEnumerable<(string Key, string Text)> Spread(string pasted, int row, int column)
    {
        var rows = Rows;
        var lines = pasted.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var r = 0; r < lines.Length && row + r < rows.Count; r++)
        {
            var cells = lines[r].Split('\t');
            for (var c = 0; c < cells.Length && column + c < Periods.Count; c++)
            {
                yield return (TypedValue.KeyOf(rows[row + r].Indicator.Id, rows[row + r].Gender, Periods[column + c]), cells[c].Trim());
            }
        }
    }
}

/// <summary>The cells that were changed, by their keys.</summary>
public sealed class ValueGridForm
{
    public IDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>What was read from a file.</summary>
public sealed class ValueFileForm
{
    public string? FileName { get; set; }

    public IReadOnlyList<IReadOnlyList<string>> Lines { get; init; } = [];
}
