using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace HsAvtal.Web.Access;

/// <summary>
/// Whether a password is among the first that anybody would try: little more than one or two common words or numbers, also with
/// signs for letters, digits and signs around, or written twice. The words are in <c>common-passwords.txt</c>.
/// </summary>
public static class CommonPasswords
{
    private const int Word = 4;
    private const int Letter = 4;
    private const int Digit = 1;
    private const int LongestWord = 26;

    /// <summary>What two words and two digits cost. Signs cost nothing, and a digit a quarter of a word: they are what people add at the end.</summary>
    private const int Guessable = (2 * Word) + (2 * Digit);

    private static readonly FrozenSet<string> _words = Read().ToFrozenSet(StringComparer.Ordinal);

    public static int Count => _words.Count;

    /// <param name="password">As typed.</param>
    /// <param name="own">Words that belong to the user or the product; as easy to guess as common ones.</param>
    public static bool IsGuessable(string password, IEnumerable<string> own)
    {
        var ownWords = own.Select(Plain).Where(w => w.Length >= 3).ToHashSet(StringComparer.Ordinal);
        var text = WithoutRepetition(Plain(password));
        return Cost(text, [text, Spelled(text, 'i'), Spelled(text, 'l')], ownWords) <= Guessable;
    }

    /// <summary>The cheapest way to put the text together from words, letters, digits and signs.</summary>
    private static int Cost(string text, string[] spellings, HashSet<string> own)
    {
        var cost = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            cost[end] = cost[end - 1] + CostOf(text[end - 1]);
            for (var start = Math.Max(0, end - LongestWord); start <= end - 3; start++)
            {
                if (cost[start] + Word < cost[end] && spellings.Select(s => s[start..end]).Any(w => _words.Contains(w) || own.Contains(w)))
                {
                    cost[end] = cost[start] + Word;
                }
            }
        }

        return cost[text.Length];
    }

    private static int CostOf(char c)
    {
        if (char.IsAsciiDigit(c))
        {
            return Digit;
        }

        return char.IsLetter(c) ? Letter : 0;
    }

    /// <summary>Small letters without dots and accents.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>With the letters that signs and digits stand for; a one may be an i or an l.</summary>
    private static string Spelled(string text, char one) => string.Create(text.Length, (text, one), static (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = from.text[i] switch
            {
                '0' => 'o',
                '1' or '!' or '|' => from.one,
                '3' or '€' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' or '+' => 't',
                var other => other,
            };
        }
    });

    /// <summary>The shortest piece that the text is made of when written over and over.</summary>
    private static string WithoutRepetition(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
            {
                return text[..length];
            }
        }

        return text;
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("HsAvtal.Web.Access.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return Plain(line);
        }
    }
}
