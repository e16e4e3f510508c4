using HsAvtal.Domain.Agreements;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The agreement with its versions and scales, as it is edited.</summary>
public sealed record AgreementSheet(
    string Name,
    string ShortName,
    DateOnly SignedOn,
    Seen Seen,
    IReadOnlyList<VersionRow> Versions,
    IReadOnlyList<ScaleRow> Scales)
{
    public Guid Id { get; init; }
}

public sealed record VersionRow(Guid Id, string Label, AgreementVersionState State, DateOnly? ValidFrom, string? WithdrawnReason);

/// <summary>A scale with its grades, best first.</summary>
/// <param name="Id">The scale.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it grades.</param>
/// <param name="Grades">The words of its grades.</param>
/// <param name="IsUsed">Whether a handed-over assessment has a grade of it; drafts are not asked about (rule 1).</param>
/// <param name="WithdrawnReason">Why it is out of use; null while it is in use.</param>
public sealed record ScaleRow(Guid Id, string Name, GradeScalePurpose Purpose, IReadOnlyList<string> Grades, bool IsUsed, string? WithdrawnReason);

/// <summary>All areas in order, those out of use last.</summary>
public sealed record AreasSheet(Seen Seen, IReadOnlyList<AdministeredArea> Areas);

public sealed record AdministeredArea(Guid Id, string Name, int Commitments, string? WithdrawnReason);

/// <summary>An area with what it promises, as it is edited.</summary>
public sealed record AreaSheet(Guid Id, string Name, string Summary, string? WithdrawnReason, Seen Seen, IReadOnlyList<AdministeredCommitment> Commitments);

public sealed record AdministeredCommitment(Guid Id, int Number, string Text, CommitmentParty CarriedBy, string? Target, string? WithdrawnReason);

/// <summary>The agreement's own names, as typed.</summary>
public sealed class AgreementForm
{
    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public DateOnly? SignedOn { get; set; }
}

/// <summary>A wording of the agreement, as typed.</summary>
public sealed class VersionForm
{
    public string? Label { get; set; }

    public DateOnly? ValidFrom { get; set; }
}

/// <summary>An area, as typed.</summary>
public sealed class AreaForm
{
    public string? Name { get; set; }

    public string? Summary { get; set; }
}

/// <summary>A commitment, as typed.</summary>
public sealed class CommitmentForm
{
    public string? Number { get; set; }

    public string? Text { get; set; }

    public CommitmentParty? CarriedBy { get; set; }

    public string? Target { get; set; }
}

/// <summary>A scale, as typed.</summary>
public sealed class ScaleForm
{
    public string? Name { get; set; }

    /// <summary>One grade per line, best first.</summary>
    public string? Grades { get; set; }

    public IReadOnlyList<string> Words() => (Grades ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
