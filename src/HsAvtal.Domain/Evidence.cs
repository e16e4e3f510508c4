namespace HsAvtal.Domain;

/// <summary>A file or a link that supports an observation, a progress report or a decision (<em>underlag</em>).</summary>
public sealed class Evidence : Entity
{
    private Evidence()
    {
    }

    internal Evidence(EvidenceSource source, Signature by)
    {
        source.Check();
        FileHash = source.File?.Hash;
        FileName = source.File?.Name;
        Link = source.Link?.Trim();
        Title = Guard.Optional(source.Title, "Underlagets namn", 200, nameof(Title));
        RecordedAt = by.At;
        RecordedBy = by.Name;
    }

    /// <summary>Which stored file; the same content is stored once, whatever it is called.</summary>
    public string? FileHash { get; private set; }

    /// <summary>What the file was called where it came from.</summary>
    public string? FileName { get; private set; }

    /// <summary>An http or https address; null for a file.</summary>
    public string? Link { get; private set; }

    public string? Title { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";
}

/// <summary>A file or a link to attach; one of the two.</summary>
public sealed record EvidenceSource(EvidenceFile? File, string? Link, string? Title)
{
    /// <exception cref="DomainException">Both or neither is given, or the link is not an http(s) address.</exception>
    public void Check()
    {
        Guard.That((File is null) != string.IsNullOrWhiteSpace(Link), "Ange en fil eller en länk.", nameof(Link));
        if (File is null)
        {
            var link = Guard.Text(Link, "Länken", 2000, nameof(Link));
            Guard.That(
                Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0,
                "Länken ska vara en webbadress som börjar med https:// eller http://.",
                nameof(Link));
        }
    }
}
