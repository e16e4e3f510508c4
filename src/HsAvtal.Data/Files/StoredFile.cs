using HsAvtal.Domain;

namespace HsAvtal.Data.Files;

/// <summary>The content of a file that one or several pieces of evidence refer to; stored once.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the content, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required int Size { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public static StoredFile Of(EvidenceFile file, DateTimeOffset at) =>
        new() { Hash = file.Hash, ContentType = file.ContentType, Size = file.Content.Length, Content = file.Content.ToArray(), StoredAt = at };
}
