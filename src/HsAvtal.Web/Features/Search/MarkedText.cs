namespace HsAvtal.Web.Features.Search;

/// <summary>A text in parts, some of which are what was searched for. The parts are plain text: the page encodes them.</summary>
public sealed record MarkedText(IReadOnlyList<(string Text, bool IsHit)> Parts)
{
    /// <summary>Signs of no language, which the database puts round what it found.</summary>
    public const char Start = '\uE000';
    public const char End = '\uE001';

    public static MarkedText Of(string marked)
    {
        var parts = new List<(string, bool)>();
        foreach (var (n, piece) in marked.Split(Start).Index())
        {
            var end = n == 0 ? -1 : piece.IndexOf(End, StringComparison.Ordinal);
            Add(parts, piece[..Math.Max(end, 0)], isHit: true);
            Add(parts, piece[(end + 1)..].Replace($"{End}", "", StringComparison.Ordinal), isHit: false);
        }

        return new MarkedText(parts);
    }

    private static void Add(List<(string Text, bool IsHit)> parts, string text, bool isHit)
    {
        if (text.Length > 0)
        {
            parts.Add((text, isHit));
        }
    }
}
