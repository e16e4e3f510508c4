using System.Globalization;
using CsvHelper;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;

namespace HsAvtal.Web.Features.ActionPlans;

/// <summary>A row pasted from a spreadsheet, read as an action, with what has to be mended in it.</summary>
public sealed record PastedAction(int Row, ActionForm Form, string? AreaText, string? RecommendationText, IReadOnlyList<string> Errors);

/// <summary>Reads rows copied from Excel: cells between tabs, the columns in <see cref="Columns"/>' order or as a first row names them.</summary>
public static class PastedActions
{
    /// <summary>More than any plan has.</summary>
    public const int MostRows = 200;

    private static readonly CsvReaderOptions _tabs = new() { Separator = '\t', HasHeader = false };
    private static readonly string[] _dates = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "d/M/yyyy", "d.M.yyyy", "dd-MM-yyyy"];

    /// <summary>The columns by their names, in the order that is taken for granted when no row names them.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Åtgärd", "Beskrivning", "Ansvarig funktion", "Startdatum", "Slutdatum", "Område", "Rekommendation"];

    /// <param name="text">What was pasted.</param>
    /// <param name="areas">The agreement's areas, found by the start of their name.</param>
    /// <param name="recommendations">The board's open recommendations, found by their number, with or without the year.</param>
    /// <param name="today">The day it is pasted.</param>
    /// <exception cref="DomainException">There are more rows than a plan holds.</exception>
    public static IReadOnlyList<PastedAction> Read(string? text, IReadOnlyList<PlanArea> areas, IReadOnlyList<PlanRecommendation> recommendations, DateOnly today)
    {
        var lines = Lines(text ?? "");
        var columns = Columns;
        if (lines.Count > 0 && lines[0].Cells.Any(c => Is(c, Columns[0])))
        {
            columns = lines[0].Cells;
            lines.RemoveAt(0);
        }

        Guard.That(lines.Count <= MostRows, $"Högst {MostRows} rader åt gången; det här är {lines.Count}.", "Text");
        return [.. lines.Select(l => Read(l.Row, name => Cell(columns, l.Cells, name), areas, recommendations, today))];
    }

    private static PastedAction Read(int row, Func<string, string?> cell, IReadOnlyList<PlanArea> areas, IReadOnlyList<PlanRecommendation> recommendations, DateOnly today)
    {
        var errors = new List<string>();
        var area = cell("Område");
        var answers = cell("Rekommendation");
        var form = new ActionForm
        {
            Title = cell("Åtgärd"),
            Description = cell("Beskrivning"),
            ResponsibleFunction = cell("Ansvarig funktion"),
            StartOn = Date(cell, "Startdatum", errors),
            DueOn = Date(cell, "Slutdatum", errors),
            AreaId = Area(area, areas, errors),
            RecommendationIds = Recommendations(answers, recommendations, errors),
        };
        try
        {
            // The domain says what is wrong, on a plan that is thrown away.
            var by = new Signature(Guid.Empty, "Förhandsvisning", new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero));
            new ActionPlan(Guid.Empty, "Förhandsvisning", ActionPlanKind.Implementation, null, ActionPlan.DefaultReviewIntervalDays, by).AddAction(form.ToFacts(), by);
        }
        catch (DomainException e)
        {
            errors.Add(e.Message);
        }

        return new PastedAction(row, form, area, answers, errors);
    }

    private static List<(int Row, IReadOnlyList<string> Cells)> Lines(string text)
    {
        using var reader = CsvReader.FromText(text, _tabs);
        var lines = new List<(int, IReadOnlyList<string>)>();
        while (reader.Read())
        {
            var cells = reader.Current.ToArray();
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                lines.Add(((int)reader.RowNumber, cells));
            }
        }

        return lines;
    }

    private static string? Cell(IReadOnlyList<string> columns, IReadOnlyList<string> cells, string name)
    {
        for (var i = 0; i < columns.Count && i < cells.Count; i++)
        {
            if (Is(columns[i], name))
            {
                return string.IsNullOrWhiteSpace(cells[i]) ? null : cells[i].Trim();
            }
        }

        return null;
    }

    private static bool Is(string cell, string name) => string.Equals(cell.Trim(), name, StringComparison.CurrentCultureIgnoreCase);

    private static DateOnly? Date(Func<string, string?> cell, string name, List<string> errors)
    {
        if (cell(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors.Add($"{name} ”{text}” går inte att läsa som ett datum. Skriv det som 2026-03-31.");
        return null;
    }

    /// <summary>"1", "2025:1" or several with commas between; a number without a year is that of the latest audit that has it.</summary>
    private static HashSet<Guid> Recommendations(string? text, IReadOnlyList<PlanRecommendation> recommendations, List<string> errors)
    {
        var found = new HashSet<Guid>();
        foreach (var number in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = recommendations.Where(r => Is(number, r.Number) || Is(number, $"{r.Year}:{r.Number}")).MaxBy(r => r.Year);
            if (match is null)
            {
                errors.Add($"Rekommendationen ”{number}” är inte öppen hos nämnden. Skriv dess nummer, till exempel 1 eller 2025:1.");
            }
            else
            {
                found.Add(match.Id);
            }
        }

        return found;
    }

    private static Guid? Area(string? text, IReadOnlyList<PlanArea> areas, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        var found = areas.Where(a => Is(a.Name, text)).Concat(areas.Where(a => a.Name.StartsWith(text, StringComparison.CurrentCultureIgnoreCase))).FirstOrDefault();
        if (found is null)
        {
            errors.Add($"Området ”{text}” finns inte i avtalet.");
        }

        return found?.Id;
    }
}
