using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace HsAvtal.Web.Tests.Support;

/// <summary>The app in somebody's telephone: RFC 6238, thirty seconds, six digits.</summary>
public static class Authenticator
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="key">As shown on the page.</param>
    /// <param name="later">How many codes ahead.</param>
    public static string Code(string key, int later = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Where(c => c != ' ').Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
