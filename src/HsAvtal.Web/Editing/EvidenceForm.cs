using System.Text.Json.Serialization;
using HsAvtal.Domain;

namespace HsAvtal.Web.Editing;

/// <summary>Files and a link chosen as evidence. Files are held while the form is open; the rest is kept as a draft.</summary>
public sealed class EvidenceForm
{
    [JsonIgnore]
    public IList<EvidenceFile> Files { get; } = [];

    public string? Link { get; set; }

    public string? LinkTitle { get; set; }

    public IReadOnlyList<EvidenceSource> Sources() =>
    [
        .. Files.Select(f => new EvidenceSource(f, null, null)),
        .. string.IsNullOrWhiteSpace(Link) ? [] : new[] { new EvidenceSource(null, Link, LinkTitle) },
    ];
}
