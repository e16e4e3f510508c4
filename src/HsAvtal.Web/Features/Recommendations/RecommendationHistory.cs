using HsAvtal.Data;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>What has happened to a recommendation at a board: its events, answers and decisions.</summary>
public sealed record RecommendationHistory(
    IReadOnlyList<RecommendationHistory.Event> Events,
    IReadOnlyList<RecommendationHistory.Answer> Answers,
    IReadOnlyList<RecommendationHistory.Decision> Decisions)
{
    public static async Task<RecommendationHistory> ReadAsync(HsAvtalDbContext db, RecommendationHead head, CancellationToken ct)
    {
        var own = await db.Addressees.Where(a => a.Id == head.Id).Select(a => new
        {
            Events = a.Events.Select(e => new Event(e.OccurredOn, e.FromState, e.ToState, e.Text, e.RecordedBy, e.RecordedAt)).ToList(),
            Answers = a.Responses.Join(db.Decisions, r => r.DecisionId, d => d.Id, (r, d) => new Answer(r.AnsweredOn, r.Position, r.Statement, d.Id, d.Paragraph, d.RegistryNumber, d.SentOn, d.Recipients)).ToList(),
        }).SingleAsync(ct);
        var decisions = await db.Decisions
            .Where(d => d.BoardId == head.BoardId && d.WithdrawnAt == null && d.Recommendations.Any(r => r.RecommendationId == head.RecommendationId))
            .Select(d => new Decision(new ChainDecision(d.Id, d.Kind, d.DecidedOn, d.Paragraph, d.RegistryNumber), d.Text)).ToListAsync(ct);
        return new RecommendationHistory(own.Events, own.Answers, decisions);
    }

    /// <summary>When the first answer was sent or, where that is not noted, decided; null while there is none.</summary>
    public DateOnly? AnsweredOn => Answers.Count == 0 ? null : Answers.Min(a => a.SentOn ?? a.On);

    /// <summary>All of it as one line of time, latest first; what happened on one day in the order that it was done.</summary>
    /// <param name="rounds">The rounds that have assessed it anew.</param>
    public IReadOnlyList<TimelineEntry> Timeline(IEnumerable<RoundGrade> rounds) =>
    [
        .. Events.OrderBy(e => e.At).ThenBy(e => e.To).Select((e, i) => (e.On, Order: (2, i), Entry: new TimelineEntry(e.On, Words.Of(e.To), e.Text, e.By) { Who = Who(e.To), Tone = Tones.Of(e.To) }))
            .Concat(Answers.Select((a, i) => (a.On, Order: (0, i), Entry: new TimelineEntry(a.On, $"Yttrande: {Words.Of(a.Position)}", a.Statement, Source(a.Paragraph, a.RegistryNumber, a.SentOn, a.Recipients)) { Who = ActedBy.Board, DecisionId = a.DecisionId })))
            .Concat(Decisions.OrderBy(d => d.Chain.Paragraph.Length).ThenBy(d => d.Chain.Paragraph, StringComparer.Ordinal).Select((d, i) =>
                (On: d.Chain.DecidedOn, Order: (1, i), Entry: new TimelineEntry(d.Chain.DecidedOn, Words.Of(d.Chain.Kind), d.Text, Source(d.Chain.Paragraph, d.Chain.RegistryNumber)) { Who = ActedBy.Board, DecisionId = d.Chain.DecisionId })))
            .Concat(rounds.Where(r => r.HandedOverOn is not null).Select((r, i) => (On: r.HandedOverOn!.Value, Order: (3, i), Entry: Assessed(r))))
            .OrderByDescending(x => x.On).ThenByDescending(x => x.Order)
            .Select(x => x.Entry),
    ];

    /// <summary>Rule 20: the registry number, or that it is missing.</summary>
    private static string Source(string paragraph, string? registryNumber, DateOnly? sentOn = null, string? recipients = null) =>
        $"Nämnden {paragraph}, dnr {registryNumber ?? "saknas"}{(sentOn is null ? "" : $", skickat {Dates.Long(sentOn)} till {recipients}")}";

    /// <summary>Who brings a recommendation to a state (rule 7).</summary>
    private static ActedBy Who(RecommendationState state) => state switch
    {
        RecommendationState.Answered or RecommendationState.ClosedWithAcceptedRisk => ActedBy.Board,
        RecommendationState.InProgress or RecommendationState.ReportedCompleted => ActedBy.Administration,
        _ => ActedBy.Auditors,
    };

    private static TimelineEntry Assessed(RoundGrade round)
    {
        var grade = round.Grade is null ? "" : $", åtgärderna: {round.Grade}";
        var outcome = round.Outcome is { } ended ? $"Utfall: {Words.Of(ended)}." : null;
        return new TimelineEntry(round.HandedOverOn!.Value, $"Bedömd på nytt {round.Year}{grade}", outcome, null) { Who = ActedBy.Auditors, Tone = Tones.OfGrade(round.Rank, round.Steps) };
    }

    public sealed record Event(DateOnly On, RecommendationState From, RecommendationState To, string? Text, string By, DateTimeOffset At);

    public sealed record Answer(DateOnly On, ResponsePosition Position, string Statement, Guid DecisionId, string Paragraph, string? RegistryNumber, DateOnly? SentOn, string? Recipients);

    public sealed record Decision(ChainDecision Chain, string Text);
}
