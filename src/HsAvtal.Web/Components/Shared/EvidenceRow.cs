namespace HsAvtal.Web.Components.Shared;

/// <summary>A piece of evidence in a list: a link, or a file of <paramref name="Size"/> bytes.</summary>
public sealed record EvidenceRow(Guid Id, string? Title, string? FileName, string? Link, int? Size);
