using System.Globalization;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;

namespace HsAvtal.Web.News;

/// <summary>What changes belong together: each is a part of the domain.</summary>
public enum Subject
{
    Agreements,
    Organisations,
    Audits,
    Recommendations,
    Decisions,
    ActionPlans,
    FollowUp,
    Indicators,
}

/// <summary>What a page shows, so that its reader can be told when somebody else changes it.</summary>
/// <param name="Things">The aggregates shown, by id.</param>
/// <param name="Subjects">Kinds of things of which the page shows all.</param>
/// <param name="Party">The SCB code of the organisation whose things of those kinds are shown; null for every organisation's.</param>
public sealed record Watch(IReadOnlyList<Guid> Things, IReadOnlyList<Subject> Subjects, string? Party)
{
    /// <summary>Where a page asks for news.</summary>
    public const string Path = "/nytt";

    private static readonly Dictionary<string, Subject> _subjects = typeof(Entity).Assembly.GetExportedTypes()
        .Select(t => (t.Name, Part: t.Namespace!.Split('.')[^1]))
        .Where(t => Enum.IsDefined(typeof(Subject), t.Part))
        .ToDictionary(t => t.Name, t => Enum.Parse<Subject>(t.Part), StringComparer.Ordinal);

    public static Watch Thing(params Guid[] things) => new(things, [], null);

    public static Watch All(string? party, params Subject[] subjects) => new([], subjects, string.IsNullOrEmpty(party) ? null : party);

    /// <summary>The address that tells of changes after a moment.</summary>
    public string Address(DateTimeOffset since) => string.Concat(
        [
            $"{Path}?fran={since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
            .. Things.Select(t => $"&sak={t}"),
            .. Subjects.Select(s => $"&slag={s}"),
            Party is null ? "" : $"&huvudman={Uri.EscapeDataString(Party)}",
        ]);

    /// <param name="notice">What has changed.</param>
    /// <param name="organisation">The id of <see cref="Party"/>. What belongs to no organisation concerns every one.</param>
    public bool IsConcernedBy(ChangeNotice notice, Guid? organisation) =>
        (notice.Aggregate is { } thing && Things.Contains(thing))
        || (_subjects.TryGetValue(notice.Entity, out var subject) && Subjects.Contains(subject)
            && (organisation is null || notice.Organisation is null || notice.Organisation == organisation));
}
