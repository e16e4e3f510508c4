using System.Text.RegularExpressions;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary><c>docs/security.md</c> names tests and files that are there, and judges each requirement once.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>How many requirements OWASP ASVS 5.0.0 has at levels 1 and 2 together.</summary>
    private const int Requirements = 253;

    private static readonly string[] _verdicts = ["Uppfyllt", "Delvis", "Nej", "Ej tillämpligt"];
    private static readonly string _text = Sources.Read("docs/security.md");
    private static readonly IReadOnlyList<Match> _rows = Row().Matches(_text).ToList();

    [Fact]
    public void Every_requirement_is_judged_once()
    {
        _rows.Should().HaveCount(Requirements);
        _rows.Select(r => r.Groups["no"].Value).Should().OnlyHaveUniqueItems();
        _rows.Select(r => r.Groups["verdict"].Value).Should().OnlyContain(v => _verdicts.Contains(v, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_said_to_be_met_or_not_to_apply_has_its_reason() =>
        _rows.Where(r => r.Groups["verdict"].Value != "Nej" && r.Groups["shown"].Value.Trim().Length == 0).Select(r => r.Value).Should().BeEmpty();

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = Named().Where(n => n.EndsWith("Tests", StringComparison.Ordinal)).ToList();
        var there = Sources.Of("tests", "*Tests.cs").Select(f => Path.GetFileNameWithoutExtension(f.Path)).ToHashSet(StringComparer.Ordinal);

        tests.Should().HaveCountGreaterThan(20);
        tests.Where(t => !there.Contains(t)).Should().BeEmpty();
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        var files = Named().Where(n => n.Contains('/') || n.EndsWith(".props", StringComparison.Ordinal) || n.EndsWith(".md", StringComparison.Ordinal) || n.EndsWith(".yml", StringComparison.Ordinal))
            .Where(n => !n.StartsWith('/')).ToList();

        files.Should().HaveCountGreaterThan(10);
        files.Where(f => !Sources.Exists(f)).Should().BeEmpty();
    }

    private static IEnumerable<string> Named() => Code().Matches(_text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<no>\d+\.\d+\.\d+) \| [^|]+ \| (?<verdict>[^|]+) \| (?<shown>[^|]*)\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();
}
