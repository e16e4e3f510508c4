namespace HsAvtal.Data.ChangeLog;

/// <summary>That something has changed, as the database tells it when the change is committed: what it was and whose, not what it says.</summary>
/// <param name="Agreement">Within which agreement.</param>
/// <param name="UserId">Who changed it; <see cref="Guid.Empty"/> for the product itself.</param>
/// <param name="Entity">The kind of thing, by its class name.</param>
/// <param name="Aggregate">The aggregate that it is a part of, or itself; null where it is part of none.</param>
/// <param name="Organisation">Whose it is; null where it is the agreement's or several organisations'.</param>
/// <param name="Draft">What it is a draft of; null for what everybody may read.</param>
public sealed record ChangeNotice(Guid Agreement, Guid UserId, string Entity, Guid? Aggregate, Guid? Organisation, DraftKind? Draft)
{
    /// <summary>What to listen to.</summary>
    public const string Channel = "hsavtal_change";

    /// <summary>Reads what the trigger <c>tell_of_change</c> writes.</summary>
    /// <exception cref="FormatException">It was written by something else.</exception>
    public static ChangeNotice Parse(string payload) => payload.Split(' ') is [var agreement, var user, var entity, var aggregate, var organisation, var draft]
        ? new(Guid.Parse(agreement), Guid.Parse(user), entity, Id(aggregate), Id(organisation), Kind(draft))
        : throw new FormatException($"A notice has six parts: {payload}");

    private static Guid? Id(string text) => text == "-" ? null : Guid.Parse(text);

    private static DraftKind? Kind(string text) => text == "-" ? null : Enum.Parse<DraftKind>(text);
}
