namespace HsAvtal.Data.Accounts;

/// <summary>A key that protects cookies and forms; in the database, so that every instance reads what another has written.</summary>
public sealed class DataProtectionKey
{
    public long Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
