using System.Text;
using HsAvtal.Web.Features.FollowUp;

namespace HsAvtal.Web.Tests.FollowUp;

/// <summary>What is written is a calendar by the rules of RFC 5545, whatever people have typed.</summary>
public sealed class ICalendarTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 25, 10, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_day_is_written_with_all_that_a_program_asks_for()
    {
        var calendar = CalendarText.Parse(Write(Day("Uppföljning: Läkartillgång (planerad)")));

        calendar.Properties.Should().Contain(("VERSION", "2.0")).And.Contain(("PRODID", "-//HsAvtal//Arshjul//SV")).And.Contain(("X-WR-CALNAME", "Årshjul"));
        var day = calendar.Events.Should().ContainSingle().Which;
        day.Should().Contain(("UID", "followup-1@hsavtal")).And.Contain(("DTSTAMP", "20261125T093000Z"));
        day.Should().Contain(("DTSTART;VALUE=DATE", "20261231")).And.Contain(("DTEND;VALUE=DATE", "20270101"));
        day.Should().Contain(("SUMMARY", "Uppföljning: Läkartillgång (planerad)")).And.Contain(("URL", "https://avtal.example/uppfoljning/1"));
    }

    [Theory]
    [InlineData("Ett; två, tre \\ fyra", "SUMMARY:Ett\\; två\\, tre \\\\ fyra")]
    [InlineData("Rad ett\r\nrad två\nrad tre\rrad fyra", "SUMMARY:Rad ett\\nrad två\\nrad tre\\nrad fyra")]
    [InlineData("Med\0styrtecken\u0007", "SUMMARY:Medstyrtecken")]
    public void What_would_end_a_value_is_escaped(string summary, string line) => Write(Day(summary)).Split("\r\n").Should().Contain(line);

    [Fact]
    public void A_line_is_folded_after_75_octets_and_never_within_a_character()
    {
        var lines = Write(Day(new string('å', 100))).Split("\r\n");

        var first = Array.FindIndex(lines, l => l.StartsWith("SUMMARY:", StringComparison.Ordinal));
        Encoding.UTF8.GetByteCount(lines[first]).Should().Be(74, "the next letter takes two octets");
        lines[first + 1].Should().StartWith(" å");
    }

    /// <summary>Laws over texts made of what is hard: long words, wide characters, breaks, signs that end values, control characters.</summary>
    [Fact]
    public void Whatever_is_typed_every_line_is_short_ends_rightly_and_the_text_comes_back()
    {
        var random = new Random(20261125);
        string[] pieces = ["a", "å", "€", "𝄞", " ", "\t", ";", ",", "\\", "\n", "\r\n", "\r", ":", "\"", "BEGIN:VEVENT", "\0", "\u001b", "\u0085", "\u2028", "läkartillgång "];
        for (var n = 0; n < 2000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 120)).Select(_ => pieces[random.Next(pieces.Length)]));

            var written = Write(Day(text));

            written.Should().EndWith("END:VCALENDAR\r\n");
            foreach (var line in written[..^2].Split("\r\n"))
            {
                Encoding.UTF8.GetByteCount(line).Should().BeLessThanOrEqualTo(75);
                line.Any(c => char.IsControl(c) && c != '\t').Should().BeFalse("no bare break and no control character stands in a line");
            }

            var expected = new string([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]);
            CalendarText.Parse(written).Events.Should().ContainSingle().Which.Should().Contain(("SUMMARY", expected));
        }
    }

    private static CalendarDay Day(string summary) =>
        new("followup-1@hsavtal", new DateOnly(2026, 12, 31), summary, "Kristianstad", "Uppföljning", new Uri("https://avtal.example/uppfoljning/1"));

    private static string Write(CalendarDay day) => ICalendar.Write("Årshjul", [day], _at);
}

/// <summary>A calendar as a program reads it: unfolded, in pairs of name with parameters and value.</summary>
internal sealed record CalendarText(IReadOnlyList<(string Name, string Value)> Properties, IReadOnlyList<IReadOnlyList<(string Name, string Value)>> Events)
{
    public static CalendarText Parse(string text)
    {
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        lines[0].Should().Be("BEGIN:VCALENDAR");
        lines[^2].Should().Be("END:VCALENDAR");
        lines[^1].Should().BeEmpty("the last line ends too");
        List<(string, string)> properties = [];
        List<IReadOnlyList<(string, string)>> events = [];
        List<(string, string)>? open = null;
        foreach (var line in lines[1..^2])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            colon.Should().BePositive("\"{0}\" has a name", line);
            var (name, value) = (line[..colon], Unescaped(line[(colon + 1)..]));
            switch (name, value)
            {
                case ("BEGIN", "VEVENT"):
                    open.Should().BeNull("no event within an event");
                    open = [];
                    break;
                case ("END", "VEVENT"):
                    open!.Select(p => p.Item1).Should().OnlyHaveUniqueItems().And.Contain(["UID", "DTSTAMP", "DTSTART;VALUE=DATE"]);
                    events.Add(open!);
                    open = null;
                    break;
                default:
                    (open ?? properties).Add((name, value));
                    break;
            }
        }

        open.Should().BeNull("every event ends");
        return new CalendarText(properties, events);
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        var isEscaped = false;
        foreach (var c in value)
        {
            if (c == '\\' && !isEscaped)
            {
                isEscaped = true;
                continue;
            }

            text.Append(isEscaped && (c is 'n' or 'N') ? '\n' : c);
            isEscaped = false;
        }

        return text.ToString();
    }
}
