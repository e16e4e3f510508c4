using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Quality;

/// <summary>How much a hit matters, worst first.</summary>
public enum QualitySeverity
{
    /// <summary>Allvarlig: something that the board owes is missing.</summary>
    Serious,

    /// <summary>Brist: what is shown cannot be relied on or followed.</summary>
    Shortcoming,

    /// <summary>Påminnelse: easily mended, and makes things easier to find.</summary>
    Reminder,
}

/// <summary>Something that should hold of an organisation's data, and how to find where it does not.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What is wrong when it is hit.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Explanation">What it looks for and why that matters.</param>
/// <param name="Query">
/// The hits as SQL over <see cref="QualityRules.Common"/>, with {0} for the organisation and {1} for today: Id, Title, Note, On, Number and
/// Extra, where the rule itself says what the last four mean.
/// </param>
public sealed record QualityRule(string Key, string Name, QualitySeverity Severity, string Explanation, string Query)
{
    /// <summary>What the hit is called; its title unless the rule says otherwise.</summary>
    public Func<QualityHit, string> Title { get; init; } = hit => hit.Title;

    /// <summary>What is wrong with it, as of a day.</summary>
    public required Func<QualityHit, DateOnly, string> Detail { get; init; }

    /// <summary>The page that shows it.</summary>
    public required Func<QualityHit, string> Href { get; init; }

    /// <summary>What mends it, or null when nothing in the product does; only offered to who may.</summary>
    public Func<QualityHit, QualityMend?> Mend { get; init; } = _ => null;
}

/// <summary>The page where a hit is mended.</summary>
/// <param name="Operation">What the user must be allowed to do at the organisation.</param>
/// <param name="Verb">What one does there.</param>
/// <param name="Href">Its address.</param>
public sealed record QualityMend(Operation Operation, string Verb, string Href);

/// <summary>A hit as the database finds it.</summary>
public sealed record QualityHit(string Rule, Guid Id, string Title, string? Note, DateOnly? On, int Number, int Extra, int Total);

/// <summary>A hit as the page shows it.</summary>
public sealed record QualityRow(string Title, string Href, string Detail, QualityMend? Mend);

/// <summary>The hits of a rule, the oldest first and not all when there are many.</summary>
public sealed record QualityFinding(QualityRule Rule, IReadOnlyList<QualityRow> Rows, int Total);

/// <summary>What the rules found at an organisation.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Code">Its SCB code.</param>
/// <param name="Findings">Rules with hits, the most severe first.</param>
/// <param name="Clean">Rules without.</param>
public sealed record QualityReport(string Organisation, string Code, IReadOnlyList<QualityFinding> Findings, IReadOnlyList<QualityRule> Clean)
{
    public int Hits(QualitySeverity severity) => Findings.Where(f => f.Rule.Severity == severity).Sum(f => f.Total);
}

/// <summary>The severities in words, with their shape and colour.</summary>
public static class QualitySeverities
{
    public static string Word(this QualitySeverity severity) => severity switch
    {
        QualitySeverity.Serious => "Allvarlig",
        QualitySeverity.Shortcoming => "Brist",
        QualitySeverity.Reminder => "Påminnelse",
    };

    /// <summary>"allvarliga", "brister", "påminnelser".</summary>
    public static string Word(this QualitySeverity severity, int number) => (severity, number) switch
    {
        (QualitySeverity.Serious, 1) => "allvarlig",
        (QualitySeverity.Serious, _) => "allvarliga",
        (QualitySeverity.Shortcoming, 1) => "brist",
        (QualitySeverity.Shortcoming, _) => "brister",
        (QualitySeverity.Reminder, 1) => "påminnelse",
        (QualitySeverity.Reminder, _) => "påminnelser",
    };

    public static Tone Tone(this QualitySeverity severity) => severity switch
    {
        QualitySeverity.Serious => Components.Shared.Tone.Bad,
        QualitySeverity.Shortcoming => Components.Shared.Tone.Weak,
        QualitySeverity.Reminder => Components.Shared.Tone.Neutral,
    };
}
