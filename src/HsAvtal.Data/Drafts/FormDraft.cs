namespace HsAvtal.Data.Drafts;

/// <summary>
/// What a user has typed in a form and not saved yet. The user's own and nobody else's; gone when it is saved or discarded.
/// It is no document and no change, so it is neither logged nor kept.
/// </summary>
public sealed class FormDraft
{
    public required Guid UserId { get; init; }

    /// <summary>Which form of which thing, for example "lagesrapport/" and the action's id.</summary>
    public required string Key { get; init; }

    /// <summary>The form, as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
