using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Audits;

/// <summary>Audits as they are listed, read and started.</summary>
public sealed class AuditService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public AuditService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <summary>One row per audited board: what is handed over, and the auditor's own drafts (rule 1).</summary>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftReport)]
    public async Task<(PagedList<AuditRow> List, IReadOnlyList<int> Years, bool MayStart)> ListAsync(AuditFilter filter, ListQuery query, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var own = viewer.Actor.OwnOrganisations(Operation.ReadDraftReport);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var visible =
            from x in db.AuditedBoards
            join audit in db.Audits on x.AuditId equals audit.Id
            join b in db.Boards on x.BoardId equals b.Id
            join o in db.Organisations on b.OrganisationId equals o.Id
            where audit.AgreementId == viewer.AgreementId && (x.State == ReportState.HandedOver || own.Contains(o.Id))
            select new Joined { Report = x, Audit = audit, Board = b, Organisation = o };
        var years = await visible.Select(x => x.Audit.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        var rows = Filtered(visible, filter);
        var total = await rows.CountAsync(ct);
        var page = await Rows(db, Sorted(rows, query).Skip(query.Skip).Take(query.Size)).ToListAsync(ct);
        return (new PagedList<AuditRow>(page, total), years, viewer.Actor.MaySomewhere(Operation.WriteDraftReport));
    }

    /// <returns>Null when there is none, or it is a draft that the user may not see.</returns>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftReport)]
    public async Task<ReportDetails?> FindReportAsync(Guid auditedBoardId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await ReportReader.HeadAsync(db, auditedBoardId, ct);
        var operation = head?.State == ReportState.HandedOver ? Operation.ReadAgreement : Operation.ReadDraftReport;
        if (head is null || !viewer.Actor.May(operation, head.OrganisationId, head.AgreementId))
        {
            return null;
        }

        return new ReportDetails(
            head,
            await ReportReader.AssessmentsAsync(db, head.Id, ct),
            await ReportReader.ObservationsAsync(db, head.Id, ct),
            (await ReportReader.RecommendationsAsync(db, head.Id, ct)).ConvertAll(r => r.SeenBy(viewer.Actor, head.AgreementId)),
            await ReportReader.FollowUpsAsync(db, head.Id, ct),
            head.State == ReportState.Draft && viewer.Actor.May(Operation.WriteDraftReport, head.OrganisationId, head.AgreementId),
            head.State == ReportState.HandedOver && viewer.Actor.May(Operation.RegisterDecision, head.OrganisationId, head.AgreementId),
            head.State == ReportState.HandedOver && viewer.Actor.May(Operation.HandOverReport, head.OrganisationId, head.AgreementId))
        {
            MayPlan = head.State == ReportState.HandedOver && viewer.Actor.May(Operation.WriteDraftPlan, head.OrganisationId, head.AgreementId),
        };
    }

    /// <returns>Null when there is none in the user's agreement, or none of its boards is one that the user may see (rule 1).</returns>
    [UseCase(Operation.ReadAgreement, Operation.ReadDraftReport)]
    public async Task<AuditDetails?> FindAsync(Guid auditId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        var own = viewer.Actor.OwnOrganisations(Operation.ReadDraftReport);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var head = await AuditReader.HeadAsync(db, auditId, viewer.AgreementId, own, ct);
        var boards = head is null ? [] : await AuditReader.BoardsAsync(db, auditId, own, ct);
        if (head is null || boards.Count == 0)
        {
            return null;
        }

        var comparison = AuditComparison.Of(
            boards,
            await AuditReader.AreasAsync(db, viewer.AgreementId, ct),
            await AuditReader.GradeNamesAsync(db, viewer.AgreementId, ct),
            await AuditReader.GradesAsync(db, auditId, ct));
        return new AuditDetails(head, boards, comparison, _time.Today());
    }

    /// <summary>What a new audit can be made of: the boards that the auditor audits, the areas and the earlier audits.</summary>
    [UseCase(Operation.WriteDraftReport)]
    public async Task<NewAuditChoices> ChoicesAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.WriteDraftReport);
        var own = viewer.Actor.OwnOrganisations(Operation.WriteDraftReport);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boards = await (
            from b in db.Boards
            join o in db.Organisations on b.OrganisationId equals o.Id
            where own.Contains(o.Id) && b.WithdrawnAt == null
            orderby o.ShortName, b.Name
            select new BoardChoice(b.Id, $"{b.Name}, {o.Name}")).ToListAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == viewer.AgreementId && a.WithdrawnAt == null).OrderBy(a => a.Order).Select(a => new AreaChoice(a.Id, a.Name)).ToListAsync(ct);
        var earlier = await (
            from audit in db.Audits
            where audit.AgreementId == viewer.AgreementId && audit.Boards.Any(x => x.State == ReportState.HandedOver && db.Boards.Any(b => b.Id == x.BoardId && own.Contains(b.OrganisationId)))
            orderby audit.Year descending
            select new EarlierAudit(audit.Id, audit.Title, audit.Year)).ToListAsync(ct);
        return new NewAuditChoices(boards, areas, earlier);
    }

    /// <summary>
    /// Starts an audit with a draft report per board. A follow-up brings the earlier report's areas and the board's open
    /// recommendations along as empty rows (rules 5 and 6).
    /// </summary>
    /// <returns>The first report's id.</returns>
    [UseCase(Operation.WriteDraftReport)]
    public async Task<Guid> StartAsync(NewAuditForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boards = await db.Boards.Where(b => form.BoardIds.Contains(b.Id) && b.WithdrawnAt == null).ToListAsync(ct);
        Domain.Guard.That(boards.Count > 0, "Välj minst en nämnd.", nameof(form.BoardIds));
        foreach (var board in boards)
        {
            viewer.Actor.Demand(Operation.WriteDraftReport, board.OrganisationId, viewer.AgreementId, board.Id);
        }

        var areas = await db.Areas.CountAsync(a => form.AreaIds.Contains(a.Id) && a.AgreementId == viewer.AgreementId, ct);
        Domain.Guard.That(areas == form.AreaIds.Count, "Området finns inte i avtalet.", nameof(form.AreaIds));
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteDraftReport, boards[0].OrganisationId, viewer.AgreementId);
        var audit = new Audit(viewer.AgreementId, form.ToFacts(), form.Kind == AuditKind.FollowUp ? form.PreviousAuditId : null, by);
        foreach (var board in boards)
        {
            var report = audit.AddBoard(board.Id, by);
            if (form.Kind == AuditKind.FollowUp)
            {
                await BringAlongAsync(db, report, form.PreviousAuditId!.Value, by, ct);
            }
            else
            {
                Domain.Guard.That(form.AreaIds.Count > 0, "Välj minst ett område.", nameof(form.AreaIds));
                foreach (var areaId in form.AreaIds)
                {
                    report.Include(AssessmentSubject.Area(areaId), GradeScalePurpose.Compliance, by);
                }

                report.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, by);
            }
        }

        db.SignAs(by);
        db.Audits.Add(audit);
        await db.SaveChangesAsync(ct);
        return audit.Boards[0].Id;
    }

    private static async Task BringAlongAsync(HsAvtalDbContext db, AuditedBoard report, Guid previousAuditId, Domain.Signature by, CancellationToken ct)
    {
        var earlier = await db.AuditedBoards.Include(x => x.Assessments).FirstOrDefaultAsync(x => x.AuditId == previousAuditId && x.BoardId == report.BoardId && x.State == ReportState.HandedOver, ct);
        Domain.Guard.That(earlier is not null, "Den tidigare granskningen omfattar inte alla valda nämnder.", nameof(NewAuditForm.PreviousAuditId));
        var open = await (
            from a in db.Addressees
            join r in db.Recommendations on a.RecommendationId equals r.Id
            where a.BoardId == report.BoardId && RecommendationStates.Open.Contains(a.State)
            orderby r.Number
            select r.Id).ToListAsync(ct);
        report.StartFrom(earlier, open, by);
    }

    private static IQueryable<Joined> Filtered(IQueryable<Joined> rows, AuditFilter filter)
    {
        if (filter.Search is { Length: > 0 } search)
        {
            var pattern = SearchPattern.Containing(search);
            rows = rows.Where(x => EF.Functions.ILike(x.Audit.Title, pattern));
        }

        if (filter.OrganisationCode is { Length: > 0 } code)
        {
            rows = rows.Where(x => x.Organisation.Code == code);
        }

        return filter.Year is { } year ? rows.Where(x => x.Audit.Year == year) : rows;
    }

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, ListQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            ("titel", false) => rows.OrderBy(x => x.Audit.Title),
            ("titel", true) => rows.OrderByDescending(x => x.Audit.Title),
            ("huvudman", false) => rows.OrderBy(x => x.Organisation.ShortName),
            ("huvudman", true) => rows.OrderByDescending(x => x.Organisation.ShortName),
            ("svar", false) => rows.OrderBy(x => x.Report.AnswerDueOn),
            ("svar", true) => rows.OrderByDescending(x => x.Report.AnswerDueOn),
            (_, true) => rows.OrderByDescending(x => x.Audit.Year),
            _ => rows.OrderBy(x => x.Audit.Year),
        };
        return sorted.ThenByDescending(x => x.Audit.Year).ThenBy(x => x.Organisation.ShortName).ThenBy(x => x.Report.Id);
    }

    private static IQueryable<AuditRow> Rows(HsAvtalDbContext db, IQueryable<Joined> joined) =>
        from x in joined
        from g in db.Grades.Where(g => g.Id == db.Assessments.Where(s => s.AuditedBoardId == x.Report.Id && s.SubjectKind == AssessmentSubjectKind.Whole
            && s.Purpose == GradeScalePurpose.Compliance && s.CorrectedById == null && s.WithdrawnAt == null).Select(s => s.GradeId).FirstOrDefault()).DefaultIfEmpty()
        select new AuditRow(
            x.Report.Id, x.Audit.Id, x.Audit.Title, x.Audit.Year, x.Audit.Kind, x.Organisation.ShortName, x.Board.Name, x.Report.State, x.Report.HandedOverOn, x.Report.AnswerDueOn,
            g == null ? null : g.Name, g == null ? null : g.Rank, g == null ? 4 : g.Steps,
            db.Addressees.Count(a => a.AuditedBoardId == x.Report.Id && a.WithdrawnAt == null && db.Recommendations.Any(r => r.Id == a.RecommendationId && r.WithdrawnAt == null)));

    private sealed class Joined
    {
        public required AuditedBoard Report { get; init; }

        public required Audit Audit { get; init; }

        public required Board Board { get; init; }

        public required Organisation Organisation { get; init; }
    }
}
