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
            Answers = a.Responses.Join(db.Decisions, r => r.DecisionId, d => d.Id, (r, d) => new Answer(r.AnsweredOn, r.Position, r.Statement, d.Paragraph, d.RegistryNumber)).ToList(),
        }).SingleAsync(ct);
        var decisions = await db.Decisions
            .Where(d => d.BoardId == head.BoardId && d.WithdrawnAt == null && d.Recommendations.Any(r => r.RecommendationId == head.RecommendationId))
            .Select(d => new Decision(new ChainDecision(d.Id, d.Kind, d.DecidedOn, d.Paragraph, d.RegistryNumber), d.Text)).ToListAsync(ct);
        return new RecommendationHistory(own.Events, own.Answers, decisions);
    }

    /// <summary>All of it as one line of time, latest first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline() =>
    [
        .. Events.Select(e => (e.On, Order: 10 + (int)e.To, Entry: new TimelineEntry(e.On, Words.Of(e.To), e.Text, e.By)))
            .Concat(Answers.Select(a => (a.On, Order: 2, Entry: new TimelineEntry(a.On, $"Yttrande: {Words.Of(a.Position)}", a.Statement, Source(a.Paragraph, a.RegistryNumber)))))
            .Concat(Decisions.Select(d => (On: d.Chain.DecidedOn, Order: 3, Entry: new TimelineEntry(d.Chain.DecidedOn, Words.Of(d.Chain.Kind), d.Text, Source(d.Chain.Paragraph, d.Chain.RegistryNumber)))))
            .OrderByDescending(x => x.On).ThenByDescending(x => x.Order)
            .Select(x => x.Entry),
    ];

    /// <summary>Rule 20: the registry number, or that it is missing.</summary>
    private static string Source(string paragraph, string? registryNumber) => $"Nämnden {paragraph}, dnr {registryNumber ?? "saknas"}";

    public sealed record Event(DateOnly On, RecommendationState From, RecommendationState To, string? Text, string By, DateTimeOffset At);

    public sealed record Answer(DateOnly On, ResponsePosition Position, string Statement, string Paragraph, string? RegistryNumber);

    public sealed record Decision(ChainDecision Chain, string Text);
}
