using HsAvtal.Domain.Access;

namespace HsAvtal.Domain;

/// <summary>Who did something, and when. The name is the function a person acts in, as it is to be read later.</summary>
/// <param name="UserId">The acting user.</param>
/// <param name="Name">The function, for example "MAS, Kristianstads kommun".</param>
/// <param name="At">The moment, UTC.</param>
/// <param name="Role">The role that allowed it; null for the product itself.</param>
public sealed record Signature(Guid UserId, string Name, DateTimeOffset At, Role? Role = null)
{
    private static readonly TimeZoneInfo _sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The Swedish calendar day of <see cref="At"/>.</summary>
    public DateOnly Today => DayOf(At);

    /// <summary>The Swedish calendar day of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _sweden).DateTime);
}

/// <summary>Something with an identity of its own. Never deleted; at most withdrawn (<em>makulerad</em>), rule 17.</summary>
public abstract class Entity
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string? WithdrawnReason { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Rule 17: takes the thing out of use with a reason; it stays readable.</summary>
    protected void MarkWithdrawn(string? reason, Signature by)
    {
        Guard.That(!IsWithdrawn, "Posten är redan makulerad.");
        WithdrawnReason = Guard.Text(reason, "Skälet till makuleringen", 1000, "Reason");
        WithdrawnBy = by.Name;
        WithdrawnAt = by.At;
    }

    /// <summary>Takes it into use again; the log keeps that it was withdrawn, by whom and why.</summary>
    protected void MarkRestored()
    {
        Guard.That(IsWithdrawn, "Posten är inte makulerad.");
        WithdrawnReason = null;
        WithdrawnBy = null;
        WithdrawnAt = null;
    }
}

/// <summary>An entity that is loaded, checked and saved as a whole; two people changing it at once is noticed (rule 19).</summary>
public abstract class Aggregate : Entity
{
    /// <summary>The version that a reader saw: PostgreSQL's <c>xmin</c>.</summary>
    public uint Version { get; private set; }

    /// <summary>When anything within the aggregate last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>
    /// Every change within the aggregate passes here, so that the root's version moves with its parts; also when two are made
    /// at the same moment, a microsecond being the least that the database tells apart.
    /// </summary>
    protected void Touch(Signature by) => ChangedAt = by.At > ChangedAt ? by.At : ChangedAt.AddMicroseconds(1);
}
