using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Files;

/// <summary>Saves a change together with the files that it refers to: both or neither.</summary>
public static class StoredFiles
{
    /// <param name="db">With the change made and signed for.</param>
    /// <param name="evidence">What the change refers to; a content that is stored already is not stored again.</param>
    /// <param name="at">The moment.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task SaveWithFilesAsync(this HsAvtalDbContext db, IEnumerable<EvidenceSource> evidence, DateTimeOffset at, CancellationToken ct)
    {
        var files = evidence.Select(e => e.File).OfType<EvidenceFile>().DistinctBy(f => f.Hash, StringComparer.Ordinal).Select(f => StoredFile.Of(f, at)).ToList();
        if (files.Count == 0)
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var f in files)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO stored_file (hash, content_type, size, content, stored_at) VALUES ({f.Hash}, {f.ContentType}, {f.Size}, {f.Content}, {f.StoredAt})
                ON CONFLICT DO NOTHING
                """,
                ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
