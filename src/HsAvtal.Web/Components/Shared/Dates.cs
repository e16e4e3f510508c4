using HsAvtal.Domain;

namespace HsAvtal.Web.Components.Shared;

/// <summary>Dates as people read them: "21 april 2026".</summary>
public static class Dates
{
    private static readonly TimeZoneInfo _sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static string Long(DateOnly? date) => date?.ToString("d MMMM yyyy") ?? "saknas";

    public static string Short(DateOnly? date) => date?.ToString("d MMM yyyy") ?? "–";

    /// <summary>"1 mars 2022 – 30 november 2022"; without an end it goes on.</summary>
    public static string Period(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "saknas",
        (_, null) => $"{Long(from)} – pågår",
        _ => $"{Long(from)} – {Long(to)}",
    };

    /// <summary>Day and time in Sweden.</summary>
    public static string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _sweden).ToString("d MMMM yyyy 'kl.' HH.mm");

    /// <summary>"om 12 dagar", "i dag", "för 3 dagar sedan".</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "i dag",
        1 => "i morgon",
        -1 => "i går",
        > 0 and var days => $"om {days:N0} dagar",
        var days => $"för {-days:N0} dagar sedan",
    };

    /// <summary>The moment that a day begins in Sweden, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), _sweden));

    public static DateOnly Today(this TimeProvider time) => Signature.DayOf(time.GetUtcNow());
}
