using HsAvtal.Domain.Audits;

namespace HsAvtal.Web.Features.Audits;

/// <summary>What an auditor types to start an audit. The domain checks it.</summary>
public sealed class NewAuditForm
{
    public string? Title { get; set; }

    public string? Year { get; set; }

    public AuditKind Kind { get; set; }

    public string? CommissionedBy { get; set; }

    public string? CarriedOutBy { get; set; }

    public DateOnly? PeriodStart { get; set; }

    public DateOnly? PeriodEnd { get; set; }

    public Guid? PreviousAuditId { get; set; }

    /// <summary>One criterion per line.</summary>
    public string? Criteria { get; set; }

    /// <summary>One question per line.</summary>
    public string? Questions { get; set; }

    public ISet<Guid> BoardIds { get; } = new HashSet<Guid>();

    public ISet<Guid> AreaIds { get; } = new HashSet<Guid>();

    public AuditFacts ToFacts() =>
        new(Title, int.TryParse(Year, out var year) ? year : 0, Kind, CommissionedBy, CarriedOutBy, PeriodStart, PeriodEnd)
        {
            Criteria = Lines(Criteria),
            Questions = Lines(Questions),
        };

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public sealed record BoardChoice(Guid Id, string Name);

public sealed record AreaChoice(Guid Id, string Name);

public sealed record EarlierAudit(Guid Id, string Title, int Year);

/// <summary>What a new audit can be made of.</summary>
public sealed record NewAuditChoices(IReadOnlyList<BoardChoice> Boards, IReadOnlyList<AreaChoice> Areas, IReadOnlyList<EarlierAudit> Earlier);
