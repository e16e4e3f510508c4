using System.Globalization;
using System.Text;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>A day in a calendar.</summary>
/// <param name="Uid">The same each time the calendar is written, so that a program knows the day again.</param>
/// <param name="On">The whole day.</param>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Description">More about it.</param>
/// <param name="Category">What kind of thing it is.</param>
/// <param name="Url">Where it is opened.</param>
public sealed record CalendarDay(string Uid, DateOnly On, string Summary, string Description, string Category, Uri Url);

/// <summary>Writes a calendar of whole days as calendar programs read it (RFC 5545).</summary>
public static class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Octets of a line at most, its break not counted (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    /// <param name="name">What the calendar is called.</param>
    /// <param name="days">Its days.</param>
    /// <param name="at">When it is written.</param>
    public static string Write(string name, IEnumerable<CalendarDay> days, DateTimeOffset at)
    {
        var calendar = new StringBuilder();
        void Line(string line) => Fold(calendar, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//HsAvtal//Arshjul//SV");
        Line("CALSCALE:GREGORIAN");
        Line($"NAME:{Text(name)}");
        Line($"X-WR-CALNAME:{Text(name)}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var day in days)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{Text(day.Uid)}");
            Line($"DTSTAMP:{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line($"DTSTART;VALUE=DATE:{Date(day.On)}");
            Line($"DTEND;VALUE=DATE:{Date(day.On.AddDays(1))}");
            Line($"SUMMARY:{Text(day.Summary)}");
            Line($"DESCRIPTION:{Text(day.Description)}");
            Line($"CATEGORIES:{Text(day.Category)}");
            Line($"URL:{day.Url.AbsoluteUri}");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return calendar.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A value of type TEXT (3.3.11): what would end it is escaped, and characters that may not be in it are left out.</summary>
    private static string Text(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => text.Append("\\n"),
                '\\' or ';' or ',' => text.Append('\\').Append(c),
                _ when char.IsControl(c) && c != '\t' => text,
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>Breaks a line that is too long between characters; what continues it begins with a space.</summary>
    private static void Fold(StringBuilder calendar, string line)
    {
        var octets = 0;
        foreach (var character in line.EnumerateRunes())
        {
            if (octets + character.Utf8SequenceLength > LongestLine)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(character.ToString());
            octets += character.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }
}
