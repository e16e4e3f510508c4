using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace HsAvtal.Domain;

/// <summary>A file that may be kept as evidence: of a type on the list by its name as well as by its content, and not too large.</summary>
public sealed class EvidenceFile
{
    /// <summary>20 MB, in bytes.</summary>
    public const int MaxSize = 20 * 1024 * 1024;

    /// <summary>What may be kept, as told where a file is chosen.</summary>
    public const string AllowedTypes = "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, text och CSV";

    private static readonly Dictionary<string, (string ContentType, Func<byte[], bool> Holds)> _types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", b => Starts(b, "%PDF-"u8)),
        [".png"] = ("image/png", b => Starts(b, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        [".jpg"] = ("image/jpeg", IsJpeg),
        [".jpeg"] = ("image/jpeg", IsJpeg),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b => IsOffice(b, "word/")),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b => IsOffice(b, "xl/")),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b => IsOffice(b, "ppt/")),
        [".odt"] = ("application/vnd.oasis.opendocument.text", b => IsOpenDocument(b, "text")),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", b => IsOpenDocument(b, "spreadsheet")),
        [".txt"] = ("text/plain", IsText),
        [".csv"] = ("text/csv", IsText),
    };

    private EvidenceFile(string name, string contentType, byte[] content)
    {
        Name = name;
        ContentType = contentType;
        Content = content;
        Hash = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>SHA-256 of the content, in hexadecimal.</summary>
    public string Hash { get; }

    public string Name { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <param name="name">The file's name, with its extension; a folder before it is cut off.</param>
    /// <param name="content">At most <see cref="MaxSize"/> bytes.</param>
    /// <exception cref="DomainException">Too large, empty, of a type that is not kept, or not what its name says.</exception>
    public static EvidenceFile Of(string name, byte[] content)
    {
        var bare = Guard.Text(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], "Filens namn", 200, nameof(EvidenceSource.File));
        Guard.That(content.Length > 0, $"Filen ”{bare}” är tom.", nameof(EvidenceSource.File));
        Guard.That(content.Length <= MaxSize, $"Filen ”{bare}” är för stor: högst 20 MB.", nameof(EvidenceSource.File));
        Guard.That(_types.TryGetValue(Path.GetExtension(bare), out var type), $"Filer av det slaget tas inte emot. Dessa går bra: {AllowedTypes}.", nameof(EvidenceSource.File));
        Guard.That(type.Holds(content), $"Innehållet i ”{bare}” är inte det som filnamnet säger. Öppna filen, spara den på nytt och försök igen.", nameof(EvidenceSource.File));
        return new EvidenceFile(bare, type.ContentType, content);
    }

    private static bool Starts(byte[] content, ReadOnlySpan<byte> mark) => content.AsSpan().StartsWith(mark);

    private static bool IsJpeg(byte[] content) => Starts(content, [0xFF, 0xD8, 0xFF]);

    /// <summary>A zip with the parts of its kind, without macros.</summary>
    private static bool IsOffice(byte[] content, string folder) => Entries(content) is { } entries
        && entries.Contains("[Content_Types].xml", StringComparer.Ordinal)
        && entries.Exists(e => e.StartsWith(folder, StringComparison.Ordinal))
        && !entries.Exists(e => e.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    private static bool IsOpenDocument(byte[] content, string kind) => Entries(content) is { } entries
        && entries.Contains("content.xml", StringComparer.Ordinal)
        && !entries.Exists(e => e.StartsWith("Basic/", StringComparison.Ordinal))
        && Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 200)).Contains($"application/vnd.oasis.opendocument.{kind}", StringComparison.Ordinal);

    private static List<string>? Entries(byte[] content)
    {
        if (!Starts(content, "PK"u8))
        {
            return null;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return [.. zip.Entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Text has no control characters but line breaks and tabs; in UTF-8, or in the older Swedish encodings that Excel writes.</summary>
    private static bool IsText(byte[] content) => !Array.Exists(content, b => b < 0x20 && b is not ((byte)'\n' or (byte)'\r' or (byte)'\t'));
}
