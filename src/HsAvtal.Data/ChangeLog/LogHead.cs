using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HsAvtal.Data.ChangeLog;

/// <summary>Where a chain stood at a moment, as it is written down outside of the database: on a log line or on a printed report.</summary>
/// <param name="Chain">The chain; null for one read from paper, which does not say.</param>
/// <param name="Sequence">The last entry's number.</param>
/// <param name="Hash">The last entry's hash, or the beginning of it.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Signature">ECDSA P-256 over the text before it; null when it is not signed.</param>
public sealed partial record LogHead(Guid? Chain, long Sequence, byte[] Hash, string Text, byte[]? Signature = null)
{
    private const string Mark = "hsavtal-logg:1";

    /// <summary>The head as text of its own that says everything, signed when there is a key.</summary>
    public static LogHead Of(Guid chain, long sequence, byte[] hash, DateTimeOffset at, ECDsa? key)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Mark}:{chain:N}:{sequence}:{Convert.ToHexStringLower(hash)}:{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        var signature = key?.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256);
        return new LogHead(chain, sequence, hash, $"{text}:{(signature is null ? "osignerad" : Convert.ToHexStringLower(signature))}", signature);
    }

    /// <summary>The short form that a printed report carries: number and the first 16 characters of the hash.</summary>
    public static string Short(long sequence, byte[] hash) => string.Create(CultureInfo.InvariantCulture, $"{sequence}-{Convert.ToHexStringLower(hash)[..16]}");

    /// <summary>The heads in a text: a log, a line of one, or the short form by itself.</summary>
    public static IEnumerable<LogHead> In(string text)
    {
        foreach (Match match in Long().Matches(text))
        {
            var signature = match.Groups["signature"].Value;
            yield return new LogHead(
                Guid.ParseExact(match.Groups["chain"].Value, "N"),
                long.Parse(match.Groups["sequence"].Value, CultureInfo.InvariantCulture),
                Convert.FromHexString(match.Groups["hash"].Value),
                match.Value,
                signature == "osignerad" ? null : Convert.FromHexString(signature));
        }

        if (Paper().Match(text) is { Success: true } paper)
        {
            yield return new LogHead(null, long.Parse(paper.Groups["sequence"].Value, CultureInfo.InvariantCulture), Convert.FromHexString(paper.Groups["hash"].Value), paper.Value);
        }
    }

    /// <summary>Whether the holder of the key wrote it.</summary>
    public bool IsSignedBy(ECDsa key) =>
        Signature is not null && key.VerifyData(Encoding.ASCII.GetBytes(Text[..Text.LastIndexOf(':')]), Signature, HashAlgorithmName.SHA256);

    [GeneratedRegex($"{Mark}:(?<chain>[0-9a-f]{{32}}):(?<sequence>[0-9]{{1,18}}):(?<hash>[0-9a-f]{{64}}):[0-9]{{8}}T[0-9]{{6}}Z:(?<signature>osignerad|[0-9a-f]{{128}})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Long();

    [GeneratedRegex("^ *(?<sequence>[0-9]{1,18})-(?<hash>[0-9a-f]{16}) *$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Paper();
}
