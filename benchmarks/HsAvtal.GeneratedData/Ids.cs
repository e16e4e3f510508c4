using System.Buffers.Binary;

namespace HsAvtal.GeneratedData;

/// <summary>
/// Gives what the domain has made new ids in the order that they are met, since its own differ from run to run. They grow with
/// time as the domain's do, so that indexes are laid out alike.
/// </summary>
internal sealed class Ids
{
    private static readonly long _first = new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly Dictionary<Guid, Guid> _given = [];
    private long _count;

    /// <summary>The id of the product itself is nobody's.</summary>
    public Guid Of(Guid made)
    {
        if (made == Guid.Empty)
        {
            return made;
        }

        if (!_given.TryGetValue(made, out var id))
        {
            id = Next();
            _given.Add(made, id);
        }

        return id;
    }

    private Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((_first + _count) << 16) | 0x7000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (ulong)_count);
        _count++;
        return new Guid(bytes, bigEndian: true);
    }
}
