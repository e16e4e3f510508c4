using HsAvtal.Domain.Expectations;

namespace HsAvtal.Web.Features.ToDo;

/// <summary>What is expected of a user, in sections by kind.</summary>
/// <param name="Sections">The one with the soonest row first; none is empty.</param>
/// <param name="SeveralOrganisations">Whether the rows need to say whose they are.</param>
/// <param name="Today">The day that days are counted from.</param>
public sealed record ToDoList(IReadOnlyList<ToDoSection> Sections, bool SeveralOrganisations, DateOnly Today)
{
    public int Total => Sections.Sum(s => s.Rows.Count);

    public int Overdue => Sections.Sum(s => s.Rows.Count(e => e.IsOverdue(Today)));

    /// <param name="expected">Soonest first, and so are the rows and the sections.</param>
    /// <param name="today">The day that days are counted from.</param>
    public static ToDoList Of(IReadOnlyList<Expectation> expected, DateOnly today) => new(
        [.. expected.GroupBy(e => e.Kind).Select(g => new ToDoSection(g.Key, [.. g]))],
        expected.Select(e => e.Organisation).Distinct(StringComparer.Ordinal).Skip(1).Any(),
        today);
}

/// <summary>Everything of one kind.</summary>
public sealed record ToDoSection(ExpectationKind Kind, IReadOnlyList<Expectation> Rows)
{
    /// <summary>Rows shown before the rest is a page of its own.</summary>
    public const int MostShown = 50;
}
