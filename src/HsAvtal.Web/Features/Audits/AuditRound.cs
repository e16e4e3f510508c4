using HsAvtal.Domain.Audits;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Audits;

/// <summary>One audit with the boards that the reader may see, and how they compare.</summary>
public sealed record AuditDetails(AuditHead Head, IReadOnlyList<AuditBoardRow> Boards, AuditComparison Comparison, DateOnly Today);

/// <summary>What is examined, by whom and when; <paramref name="Previous"/> only when the reader may see that audit.</summary>
public sealed record AuditHead(
    Guid Id,
    string Title,
    int Year,
    AuditKind Kind,
    string CommissionedBy,
    string CarriedOutBy,
    DateOnly? PeriodStart,
    DateOnly? PeriodEnd,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<string> Questions,
    EarlierAudit? Previous);

/// <summary>One board of an audit; <paramref name="Unanswered"/> of its <paramref name="Recommendations"/> await the board's answer; one that ended before it was answered is in neither count.</summary>
public sealed record AuditBoardRow(
    Guid ReportId,
    Guid BoardId,
    string Board,
    string Organisation,
    string OrganisationCode,
    ReportState State,
    DateOnly? HandedOverOn,
    DateOnly? AnswerDueOn,
    string? RegistryNumber,
    int Recommendations,
    int Unanswered,
    int Answered)
{
    public string Name => $"{Board}, {Organisation}";
}

/// <summary>A subject of the comparison: an area, or (without id) the whole.</summary>
public sealed record ComparedSubject(Guid? AreaId, string Name);

/// <summary>A handed-over grade of one of the audit's boards, in this round or another.</summary>
public sealed record ComparedGrade(Guid ReportId, Guid BoardId, Guid? AreaId, GradedArea Graded, Guid ScaleId, int Steps, string Name);

/// <summary>A grade of this round beside the one of the round before.</summary>
public sealed record ComparedCell(ComparedGrade Now, ComparedGrade? Before)
{
    /// <summary>In words: better, worse or unchanged since the round before.</summary>
    public string Change => Before is not null && Before.ScaleId != Now.ScaleId
        ? $"annan skala {Before.Graded.Year}"
        : Words.Change(Now.Graded.Rank, Before?.Graded.Rank, Before?.Graded.Year);
}

/// <summary>Boards × areas of one round: what is handed over, each board beside its own round before (rules 3 and 4).</summary>
/// <param name="Boards">The boards whose reports are handed over.</param>
/// <param name="Subjects">The whole and the areas that any of the boards was assessed in.</param>
/// <param name="LeftOut">Areas of the agreement that the round did not assess at any board.</param>
/// <param name="GradeNames">The scale, best first.</param>
/// <param name="Cells">By report and area.</param>
public sealed record AuditComparison(
    IReadOnlyList<AuditBoardRow> Boards,
    IReadOnlyList<ComparedSubject> Subjects,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> GradeNames,
    IReadOnlyDictionary<(Guid ReportId, Guid? AreaId), ComparedCell> Cells)
{
    private static readonly ComparedSubject _whole = new(null, "Helheten");

    /// <summary>Null is <em>Ej bedömd</em>.</summary>
    public ComparedCell? Cell(AuditBoardRow board, ComparedSubject subject) => Cells.GetValueOrDefault((board.ReportId, subject.AreaId));

    /// <summary>Rule 4: distribution and worst per subject, with <em>Ej bedömd</em> as its own share.</summary>
    public GradeDistribution Distribution(ComparedSubject subject) =>
        GradeDistribution.Of(Boards.Select(b => Cell(b, subject)?.Now.Graded.Rank), GradeNames.Count);

    /// <summary>The same with the boards in another order: the worst grade first, and among equals the one with most such grades.</summary>
    public AuditComparison WorstFirst() => this with
    {
        Boards = [.. Boards
            .Select(b => (Board: b, Ranks: Subjects.Select(s => Cell(b, s)?.Now.Graded.Rank).OfType<int>().ToList()))
            .OrderByDescending(b => b.Ranks.DefaultIfEmpty().Max())
            .ThenByDescending(b => b.Ranks.Count(r => r == b.Ranks.Max()))
            .Select(b => b.Board)],
    };

    /// <param name="boards">The audit's boards that the reader may see.</param>
    /// <param name="areas">The agreement's areas, in order.</param>
    /// <param name="gradeNames">The scale, best first.</param>
    /// <param name="grades">Handed-over grades of the boards, of this round and all others.</param>
    public static AuditComparison Of(
        IReadOnlyList<AuditBoardRow> boards, IReadOnlyList<AreaChoice> areas, IReadOnlyList<string> gradeNames, IReadOnlyCollection<ComparedGrade> grades)
    {
        var handedOver = boards.Where(b => b.State == ReportState.HandedOver).ToList();
        var byBoard = grades.ToLookup(g => (g.BoardId, g.AreaId));
        var cells = handedOver
            .SelectMany(b => grades.Where(g => g.ReportId == b.ReportId))
            .ToDictionary(g => (g.ReportId, g.AreaId), g => new ComparedCell(g, Before(g, [.. byBoard[(g.BoardId, g.AreaId)]])));
        var assessed = cells.Keys.Select(k => k.AreaId).ToHashSet();
        return new AuditComparison(
            handedOver,
            [.. assessed.Contains(null) ? [_whole] : Array.Empty<ComparedSubject>(), .. areas.Where(a => assessed.Contains(a.Id)).Select(a => new ComparedSubject(a.Id, a.Name))],
            [.. areas.Where(a => !assessed.Contains(a.Id)).Select(a => a.Name)],
            gradeNames,
            cells);
    }

    private static ComparedGrade? Before(ComparedGrade now, IReadOnlyCollection<ComparedGrade> grades)
    {
        var before = CurrentGrade.Before(now.Graded, grades.Select(g => g.Graded));
        return before is null ? null : grades.First(g => g.Graded == before);
    }
}
