using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Components.Shared;

/// <summary>Figures as people read them (rule 16: what is missing says why).</summary>
public static class IndicatorWords
{
    /// <summary>"58,9", or the reason why there is none.</summary>
    public static string Value(decimal? value, MissingReason? missing, int decimals) =>
        value is { } v ? v.ToString($"N{decimals}") : Words.Of(missing ?? MissingReason.Unexplained).ToLowerInvariant();

    /// <summary>"2024", "första halvåret 2024" or "maj 2024".</summary>
    public static string Period(PeriodKind kind, DateOnly start) => kind switch
    {
        PeriodKind.Year => start.ToString("yyyy"),
        PeriodKind.HalfYear => $"{(start.Month == 1 ? "första" : "andra")} halvåret {start:yyyy}",
        PeriodKind.Month => start.ToString("MMMM yyyy"),
    };

    /// <summary>For heads of narrow columns: "2024", "2024 h1", "maj 24".</summary>
    public static string ShortPeriod(PeriodKind kind, DateOnly start) => kind switch
    {
        PeriodKind.Year => start.ToString("yyyy"),
        PeriodKind.HalfYear => $"{start:yyyy} h{(start.Month == 1 ? 1 : 2)}",
        PeriodKind.Month => start.ToString("MMM yy"),
    };

    /// <summary>"per år", for the facts of an indicator.</summary>
    public static string Every(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "varje år",
        PeriodKind.HalfYear => "varje halvår",
        PeriodKind.Month => "varje månad",
    };

    public static string Of(TargetJudgement judgement) => judgement switch
    {
        TargetJudgement.NoValue => "Värde saknas",
        TargetJudgement.NoTarget => "Mål saknas",
        TargetJudgement.Reached => "Når målet",
        TargetJudgement.NotReached => "Når inte målet",
    };

    /// <summary>"Bättre än regionen".</summary>
    public static string Of(Comparison comparison, string other) => comparison switch
    {
        Comparison.Better => $"Bättre än {other}",
        Comparison.Equal => $"Lika med {other}",
        Comparison.Worse => $"Sämre än {other}",
        Comparison.Unknown => $"Värde för {other} saknas",
    };

    public static Tone ToneOf(TargetJudgement judgement) => judgement switch
    {
        TargetJudgement.Reached => Tone.Good,
        TargetJudgement.NotReached => Tone.Bad,
        _ => Tone.None,
    };

    public static Tone ToneOf(Comparison comparison) => comparison switch
    {
        Comparison.Better => Tone.Good,
        Comparison.Equal => Tone.Fair,
        Comparison.Worse => Tone.Weak,
        Comparison.Unknown => Tone.None,
    };

    /// <summary>Källa: Kolada only where the figure is Kolada's own; then what it is (rule 16).</summary>
    public static string SourceOf(ValueOrigin origin, string source) => origin switch
    {
        ValueOrigin.Kolada => "Källa: Kolada",
        ValueOrigin.Computed => $"Beräknad: {source}",
        ValueOrigin.File => $"Källa: {source} (fil)",
        ValueOrigin.Typed => $"Källa: {source}",
    };
}
