using System.Globalization;
using HsAvtal.Domain;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Reads days typed or pasted one per line: "2027-02-09 Årsbokslut".</summary>
public static class MeetingLines
{
    private const int Most = 60;

    /// <exception cref="DomainException">A line cannot be read; the message says which. Nothing is read then.</exception>
    public static IReadOnlyList<(DateOnly Day, string? Note)> Read(string? text)
    {
        const string Field = nameof(MeetingsForm.Lines);
        var lines = (text ?? "").Split('\n').Select((line, n) => (Number: n + 1, Text: line.Trim())).Where(l => l.Text.Length > 0).ToList();
        Guard.That(lines.Count > 0, "Skriv minst en dag.", Field);
        Guard.That(lines.Count <= Most, $"Högst {Most} dagar åt gången; det här är {lines.Count}.", Field);
        List<(DateOnly Day, string? Note)> read = [];
        foreach (var (number, line) in lines)
        {
            var parts = line.Split([' ', '\t', ';'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Guard.That(
                parts.Length > 0 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                $"Rad {number}: ”{Shortened(line)}” börjar inte med en dag. Skriv den som 2027-02-09.",
                Field);
            var day = DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Guard.That(day >= Guard.Earliest && day <= Guard.Latest, $"Rad {number}: dagen ska ligga mellan {Guard.Earliest:yyyy-MM-dd} och {Guard.Latest:yyyy-MM-dd}.", Field);
            Guard.That(!read.Exists(r => r.Day == day), $"Rad {number}: {day:d MMMM yyyy} står på två rader.", Field);
            Guard.That(parts.Length < 2 || parts[1].Length <= 200, $"Rad {number}: anteckningen är för lång, högst 200 tecken.", Field);
            read.Add((day, parts.Length < 2 ? null : parts[1]));
        }

        return read;
    }

    private static string Shortened(string line) => line.Length <= 40 ? line : $"{line[..40]}…";
}
