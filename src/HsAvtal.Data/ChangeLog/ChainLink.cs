using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace HsAvtal.Data.ChangeLog;

/// <summary>An entry of the log as the database has it, and what its hash ought to be.</summary>
public sealed class ChainLink
{
    /// <summary>All columns, in the order of the chains.</summary>
    public const string Select =
        """
        SELECT chain, sequence, id, occurred_at, user_id, user_name, role, action, entity, entity_id, aggregate_id, organisation_id, draft,
            before::text, after::text, correlation_id, hash
        FROM change_log ORDER BY chain, sequence
        """;

    private readonly ArrayBufferWriter<byte> _content = new(4096);
    private readonly byte[] _before = new byte[32];

    public Guid Chain { get; private set; }

    public long Sequence { get; private set; }

    public long Id { get; private set; }

    public DateTime OccurredAt { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>Reads the row that the reader stands on; the link is used again for the next.</summary>
    public void Read(NpgsqlDataReader row)
    {
        Chain = row.GetGuid(0);
        Sequence = row.GetInt64(1);
        Id = row.GetInt64(2);
        OccurredAt = Time(row);
        Hash = row.GetFieldValue<byte[]>(16);
        _content.ResetWrittenCount();
        _content.Write(_before);
        Write(Chain);
        Write(Sequence);
        Write(Id);
        Write((OccurredAt.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Write(row.GetGuid(4));
        for (var column = 5; column < 16; column++)
        {
            if (row.IsDBNull(column))
            {
                _content.Write("-"u8);
            }
            else if (column is 10 or 11)
            {
                Write(row.GetGuid(column));
            }
            else
            {
                Write(row.GetString(column));
            }
        }
    }

    /// <summary>What the database computed when the entry was inserted: see <c>change_log_content</c> in 0006_change_log_chain.sql.</summary>
    /// <param name="before">The hash of the link before; 32 zero bytes for the first.</param>
    public byte[] HashAfter(ReadOnlySpan<byte> before)
    {
        var content = _content.WrittenSpan.ToArray();
        before.CopyTo(content);
        return SHA256.HashData(content);
    }

    /// <summary>A time that .NET cannot hold is none that the product wrote.</summary>
    private static DateTime Time(NpgsqlDataReader row)
    {
        try
        {
            return row.GetDateTime(3);
        }
        catch (InvalidCastException)
        {
            return default;
        }
    }

    private void Write(Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out var length);
        WriteField(text[..length]);
    }

    private void Write(long value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out var length);
        WriteField(text[..length]);
    }

    private void Write(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        WriteLength(size);
        Encoding.UTF8.GetBytes(value, _content.GetSpan(size));
        _content.Advance(size);
    }

    private void WriteField(ReadOnlySpan<byte> text)
    {
        WriteLength(text.Length);
        _content.Write(text);
    }

    private void WriteLength(int length)
    {
        Utf8Formatter.TryFormat(length, _content.GetSpan(12), out var digits);
        _content.Advance(digits);
        _content.Write(":"u8);
    }
}
