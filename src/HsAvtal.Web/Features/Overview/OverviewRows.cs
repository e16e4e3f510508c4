using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Expectations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Overview;

/// <summary>The state of the agreement at one organisation.</summary>
public sealed record OrganisationOverview(
    string Organisation,
    string Code,
    IReadOnlyList<string> Boards,
    IReadOnlyList<int> Rounds,
    IReadOnlyList<AreaStatus> Areas,
    IReadOnlyList<OpenRecommendation> OpenRecommendations,
    IReadOnlyList<ActionState> Actions,
    IReadOnlyList<PlanStatus> Plans,
    IReadOnlyList<Expectation> Expected,
    IReadOnlyList<RecentChange> Changes,
    DateOnly Today)
{
    /// <summary>All actions of adopted plans (rule 10: beside the grades, never mixed with them).</summary>
    public Progress Progress => ActionState.Sum(Actions, Today);

    /// <summary>The four questions of the decision chain, with how many of the open recommendations answer each.</summary>
    public IReadOnlyList<(DecisionKind Question, int Answered)> Chain =>
        [.. DecisionChain.Questions.Select(q => (q, OpenRecommendations.Count(r => r.Chain.Steps.Single(s => s.Question == q).IsAnswered)))];

    /// <summary>Rule 11: actions by due bucket.</summary>
    public IReadOnlyList<(DueBucket Bucket, int Count)> Due => [.. Actions.GroupBy(a => a.Bucket(Today)).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];

    /// <summary>How many areas have moved up, down, not at all, or are not assessed (rule 4: never one figure).</summary>
    public int AreasMoved(GradeMove move) => Areas.Count(a => a.Move == move);

    /// <summary>Rule 9: how many times the due dates of adopted plans have been moved, and days in all.</summary>
    public Slippage Slippage => Actions.Aggregate(Slippage.None, (sum, a) => new Slippage(sum.Times + a.Slippage.Times, sum.Days + a.Slippage.Days));
}

/// <summary>An area with its grades per round and what is open in it.</summary>
public sealed record AreaStatus(Guid Id, string Name, IReadOnlyDictionary<int, GradeCell> ByRound, GradeCell? Current, GradeCell? Before, int OpenRecommendations, Progress Progress)
{
    public GradeMove Move => GradeMoves.Of(Current?.Rank, Before?.Rank);
}

/// <summary>A grade in a cell.</summary>
public sealed record GradeCell(int Year, int Rank, int Steps, string Name, Guid ReportId);

/// <summary>A handed-over assessment of an area.</summary>
public sealed record GradeRow(GradedArea Graded, int Steps, string Name, Guid ReportId)
{
    public GradeCell Cell => new(Graded.Year, Graded.Rank, Steps, Name, ReportId);
}

/// <summary>An open recommendation at one of the organisation's boards, and how far the board has decided about it.</summary>
public sealed record OpenRecommendation(RecommendationState State, IReadOnlyList<Guid> AreaIds, DecisionChain Chain);

/// <summary>An action of an adopted plan, as sums need to know it.</summary>
public sealed record ActionState(Guid? AreaId, ActionStatus Status, DateOnly? DueOn, DateOnly? OriginalDueOn, int Deferrals)
{
    public Slippage Slippage => Slippage.Of(Deferrals, OriginalDueOn, DueOn);

    public DueBucket Bucket(DateOnly today) => DueBuckets.Of(DueOn, Status == ActionStatus.Completed, today);

    public static Progress Sum(IEnumerable<ActionState> actions, DateOnly today)
    {
        var buckets = actions.Select(a => a.Bucket(today)).ToList();
        return new Progress(buckets.Count(b => b == DueBucket.Done), buckets.Count(b => b == DueBucket.Overdue), buckets.Count);
    }
}

/// <summary>An adopted plan and how fresh it is (rule 12); a plan with everything done no longer goes stale.</summary>
public sealed record PlanStatus(Guid Id, string Title, Freshness Freshness, bool IsFinished);

/// <summary>Something that has changed lately.</summary>
public sealed record RecentChange(DateTimeOffset At, string Kind, string State, string Title, Guid Id, string By);

/// <summary>All organisations of the agreement by area.</summary>
public sealed record Matrix(
    IReadOnlyList<MatrixArea> Areas,
    IReadOnlyList<MatrixRow> Rows,
    IReadOnlyList<string> Subregions,
    IReadOnlyList<string> GradeNames)
{
    /// <summary>Rule 4: distribution and worst per area, with Ej bedömd as its own share.</summary>
    public GradeDistribution Distribution(int area) => GradeDistribution.Of(Rows.Select(r => r.Cells[area]?.Now.Rank), GradeNames.Count);

    /// <summary>The organisations that have a grade in an area.</summary>
    /// <param name="areaId">The area, or null for any.</param>
    /// <param name="rank">The grade's rank, or null for <em>Ej bedömd</em>.</param>
    public IReadOnlyList<MatrixRow> With(Guid? areaId, int? rank)
    {
        var columns = Enumerable.Range(0, Areas.Count).Where(i => areaId is null || Areas[i].Id == areaId).ToList();
        return [.. Rows.Where(r => columns.Exists(i => r.Cells[i]?.Now.Rank == rank))];
    }
}

public sealed record MatrixArea(Guid Id, string Name);

/// <summary>One organisation; a cell per area, null for <em>Ej bedömd</em>.</summary>
public sealed record MatrixRow(string Code, string Name, string? Subregion, IReadOnlyList<MatrixCell?> Cells)
{
    public int Worst => Cells.Max(c => c?.Now.Rank) ?? 0;

    /// <summary>How many areas have the worst of its grades.</summary>
    public int AtWorst => Cells.Count(c => c?.Now.Rank == Worst);

    public int Assessed => Cells.Count(c => c is not null);
}

/// <summary>The current grade and the one before it.</summary>
public sealed record MatrixCell(GradeCell Now, GradeCell? Before)
{
    /// <summary>In words: better, worse or unchanged since the round before.</summary>
    public string Change => Words.Change(Now.Rank, Before?.Rank, Before?.Year);

    public GradeMove Move => GradeMoves.Of(Now.Rank, Before?.Rank);
}
