namespace HsAvtal.Data.Accounts;

/// <summary>A sign-in elsewhere that has been answered: its answer is good for once, at whichever instance it comes.</summary>
public sealed class UsedNonce
{
    public required string Hash { get; init; }

    /// <summary>After this the answer is too old anyway.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
