using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HsAvtal.Data.Accounts;

/// <summary>
/// The secret address that a user's calendar program fetches the user's year from. Only a hash of the secret is kept, so it can
/// be shown once and never again.
/// </summary>
public sealed class CalendarAddress
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it stopped working; null while it works.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>256 random bits, as they stand in an address.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
