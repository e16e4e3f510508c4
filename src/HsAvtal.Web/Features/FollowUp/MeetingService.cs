using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>When boards meet: read by everybody of the agreement, kept by whoever registers the board's decisions.</summary>
public sealed class MeetingService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public MeetingService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="organisationCode">Whose boards; null for the user's own organisation.</param>
    /// <param name="year">Which year; null for the current one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the organisation is not party to the user's agreement.</returns>
    [UseCase(Operation.ReadAgreement)]
    public async Task<MeetingYear?> YearAsync(string? organisationCode, int? year, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var code = organisationCode ?? viewer.Home!.Code;
        var today = _time.Today();
        var (first, last) = (new DateOnly(year ?? today.Year, 1, 1), new DateOnly(year ?? today.Year, 12, 31));
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var organisation = await (
            from p in db.Parties
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.AgreementId == viewer.AgreementId && o.Code == code
            select new { o.Id, o.Name }).FirstOrDefaultAsync(ct);
        if (organisation is null)
        {
            return null;
        }

        var meetings = await (
            from m in db.Meetings
            join b in db.Boards on m.BoardId equals b.Id
            where b.OrganisationId == organisation.Id && m.MeetsOn >= first && m.MeetsOn <= last
            select new { m.Id, m.BoardId, m.MeetsOn, Board = b.Name, m.Note, m.WithdrawnReason }).ToListAsync(ct);
        var decisions = await (
            from d in db.Decisions
            join b in db.Boards on d.BoardId equals b.Id
            where b.OrganisationId == organisation.Id && d.DecidedOn >= first && d.DecidedOn <= last && d.WithdrawnAt == null
            orderby d.Paragraph
            select new { d.Id, d.BoardId, d.DecidedOn, Board = b.Name, d.Paragraph, d.Text }).ToListAsync(ct);
        var byDay = decisions.ToLookup(d => (d.BoardId, d.DecidedOn), d => new MeetingDecision(d.Id, d.Paragraph, d.Text));
        var held = meetings.Where(m => m.WithdrawnReason is null).Select(m => (m.BoardId, m.MeetsOn)).ToHashSet();
        var rows = meetings.Select(m => new MeetingRow(m.Id, m.MeetsOn, m.Board, m.Note, m.WithdrawnReason, m.WithdrawnReason is null ? [.. byDay[(m.BoardId, m.MeetsOn)]] : []))
            .Concat(decisions.Where(d => !held.Contains((d.BoardId, d.DecidedOn))).GroupBy(d => (d.BoardId, d.DecidedOn, d.Board))
                .Select(g => new MeetingRow(null, g.Key.DecidedOn, g.Key.Board, null, null, [.. byDay[(g.Key.BoardId, g.Key.DecidedOn)]])));
        return new MeetingYear(
            organisation.Name, code, first.Year, [.. rows.OrderBy(r => r.On).ThenBy(r => r.Board, StringComparer.CurrentCulture)],
            viewer.Actor.May(Operation.RegisterDecision, organisation.Id, viewer.AgreementId), today);
    }

    /// <summary>The boards that the user may plan meetings for.</summary>
    [UseCase(Operation.RegisterDecision)]
    public async Task<IReadOnlyList<MeetingBoard>> BoardsAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.RegisterDecision);
        var own = viewer.Actor.OwnOrganisations(Operation.RegisterDecision);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await (
            from b in db.Boards
            join o in db.Organisations on b.OrganisationId equals o.Id
            where own.Contains(o.Id)
            orderby o.ShortName, b.Name
            select new MeetingBoard(b.Id, b.Name + ", " + o.Name, o.Code)).ToListAsync(ct);
    }

    /// <summary>Plans meetings: all of the days, or none when one has to be mended.</summary>
    [UseCase(Operation.RegisterDecision)]
    public async Task PlanAsync(MeetingsForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        Guard.That(form.BoardId is not null, "Välj nämnd.", nameof(form.BoardId));
        var organisation = await db.Boards.Where(b => b.Id == form.BoardId).Select(b => (Guid?)b.OrganisationId).FirstOrDefaultAsync(ct)
            ?? throw viewer.Actor.Refusal(Operation.RegisterDecision, form.BoardId.Value);
        viewer.Actor.Demand(Operation.RegisterDecision, organisation, viewer.AgreementId, form.BoardId.Value);
        var lines = MeetingLines.Read(form.Lines);
        var days = lines.Select(l => l.Day).ToList();
        var taken = await db.Meetings.Where(m => m.BoardId == form.BoardId && m.WithdrawnAt == null && days.Contains(m.MeetsOn)).OrderBy(m => m.MeetsOn).Select(m => (DateOnly?)m.MeetsOn).FirstOrDefaultAsync(ct);
        Guard.That(taken is null, $"Nämnden har redan ett sammanträde {taken:d MMMM yyyy}. Ta bort den raden.", nameof(form.Lines));
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.RegisterDecision, organisation, viewer.AgreementId);
        db.Meetings.AddRange(lines.Select(l => new BoardMeeting(form.BoardId.Value, l.Day, l.Note, by)));
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }

    /// <returns>Null when there is no such meeting that the user may see.</returns>
    /// <exception cref="AccessDeniedException">The user may see it but not cancel it.</exception>
    [UseCase(Operation.RegisterDecision)]
    public async Task<MeetingHead?> ForCancellingAsync(Guid meetingId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await (
            from m in db.Meetings
            join b in db.Boards on m.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            join party in db.Parties on o.Id equals party.OrganisationId
            where m.Id == meetingId
            select new MeetingHead(
                m.Id, o.Id, party.AgreementId, o.Code, b.Name, m.MeetsOn, m.Note, m.WithdrawnAt != null,
                new Seen(m.Version, db.ChangeLog.Where(e => e.AggregateId == m.Id).Max(e => (long?)e.Id) ?? 0))).FirstOrDefaultAsync(ct);
        if (head is null || !viewer.Actor.May(Operation.ReadAgreement, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        viewer.Actor.Demand(Operation.RegisterDecision, head.OrganisationId, head.AgreementId, meetingId);
        return head;
    }

    [UseCase(Operation.RegisterDecision)]
    public async Task CancelAsync(Guid meetingId, ReasonForm form, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == meetingId, ct) ?? throw viewer.Actor.Refusal(Operation.RegisterDecision, meetingId);
        var organisation = await db.Boards.Where(b => b.Id == meeting.BoardId).Select(b => b.OrganisationId).SingleAsync(ct);
        viewer.Actor.Demand(Operation.RegisterDecision, organisation, viewer.AgreementId, meetingId);
        await db.DemandUnchangedAsync(meeting, seen, ct);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.RegisterDecision, organisation, viewer.AgreementId);
        meeting.Withdraw(form.Reason!, by);
        db.SignAs(by);
        await db.SaveChangesAsync(ct);
    }
}
