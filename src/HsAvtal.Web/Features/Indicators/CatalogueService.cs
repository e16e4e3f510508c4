using System.Globalization;
using HsAvtal.Data;
using HsAvtal.Data.Files;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>What the parties follow: definitions and the yearly fixing by the coordinators, targets by each organisation and its board.</summary>
public sealed class CatalogueService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public CatalogueService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    /// <param name="indicatorId">The indicator to change; null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such indicator.</returns>
    /// <exception cref="AccessDeniedException">The user does not write the catalogue.</exception>
    [UseCase(Operation.WriteCollaboration)]
    public async Task<IndicatorDraft?> DraftAsync(Guid? indicatorId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        Demand(viewer, Operation.WriteCollaboration, indicatorId);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var areas = await db.Areas.Where(a => a.AgreementId == viewer.AgreementId).OrderBy(a => a.Order).Select(a => new NamedId(a.Id, a.Name)).ToListAsync(ct);
        var commitments = await db.Areas.Where(a => a.AgreementId == viewer.AgreementId).OrderBy(a => a.Order)
            .SelectMany(a => a.Commitments.OrderBy(c => c.Number), (a, c) => new AreaCommitment(c.Id, a.Id, a.Name + " " + c.Number + ": " + c.Text)).ToListAsync(ct);
        var countable = await db.Indicators
            .Where(i => i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null && i.Source != IndicatorSource.Computed && i.Id != indicatorId)
            .OrderBy(i => i.Name).Select(i => new NamedId(i.Id, i.Name)).ToListAsync(ct);
        if (indicatorId is null)
        {
            return new IndicatorDraft(null, new IndicatorForm(), areas, commitments, countable, new Seen(0, 0));
        }

        var indicator = await db.Indicators.AsNoTracking().Include(i => i.Areas).Include(i => i.Commitments).AsSplitQuery()
            .FirstOrDefaultAsync(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null, ct);
        return indicator is null
            ? null
            : new IndicatorDraft(
                indicator.Id, FormOf(indicator), areas, commitments, countable,
                new Seen(indicator.Version, await db.ChangeLog.Where(e => e.AggregateId == indicatorId).MaxAsync(e => (long?)e.Id, ct) ?? 0));
    }

    /// <summary>Saves a definition. What is computed by it is computed anew in the same breath.</summary>
    /// <param name="indicatorId">The indicator to change; null for a new one.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="seen">What the user had seen of it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its id.</returns>
    [UseCase(Operation.WriteCollaboration)]
    public async Task<Guid> SaveAsync(Guid? indicatorId, IndicatorForm form, Seen seen, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var by = Coordinating(viewer);
        var facts = form.ToFacts();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        await DemandOfAgreementAsync(db, facts, viewer.AgreementId, indicatorId, ct);
        Indicator indicator;
        if (indicatorId is null)
        {
            indicator = new Indicator(viewer.AgreementId, facts, by);
            db.Add(indicator);
        }
        else
        {
            indicator = await db.Indicators.Include(i => i.Areas).Include(i => i.Commitments).AsSplitQuery()
                .FirstOrDefaultAsync(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId, ct) ?? throw viewer.Actor.Refusal(Operation.WriteCollaboration, indicatorId.Value);
            await db.DemandUnchangedAsync(indicator, seen, ct);
            indicator.Change(facts, await db.IndicatorValues.AnyAsync(v => v.IndicatorId == indicatorId, ct), by);
        }

        db.SignAs(by);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        if (indicator.Source == IndicatorSource.Computed)
        {
            await db.ComputeAsync(indicator, ct);
        }

        await transaction.CommitAsync(ct);
        return indicator.Id;
    }

    /// <summary>The indicators that can be fixed, those that show an area first.</summary>
    /// <exception cref="AccessDeniedException">The user does not write the catalogue.</exception>
    [UseCase(Operation.WriteCollaboration)]
    public async Task<IReadOnlyList<NamedId>> FixableAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.WriteCollaboration);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Indicators.Where(i => i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null)
            .OrderBy(i => !i.Areas.Any()).ThenBy(i => i.Name).Select(i => new NamedId(i.Id, i.Name)).ToListAsync(ct);
    }

    /// <summary>Fixes the year's indicators; an earlier fixing of the same year is withdrawn, and says by what.</summary>
    [UseCase(Operation.WriteCollaboration)]
    public async Task FixAsync(FixForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var by = Coordinating(viewer);
        int? year = int.TryParse(form.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var chosen = form.IndicatorIds.ToList();
        var ids = await db.Indicators.Where(i => i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null && chosen.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct);
        var fixing = new FixedIndicators(viewer.AgreementId, year, new FixingDecision(form.DecidedOn, form.DecidedBy, form.Paragraph, form.RegistryNumber), ids, by);
        db.SignAs(by);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.FixedIndicators.FirstOrDefaultAsync(f => f.AgreementId == viewer.AgreementId && f.Year == year && f.WithdrawnAt == null, ct) is { } earlier)
        {
            earlier.Withdraw($"Ersatt av beslut {fixing.DecidedOn:d MMMM yyyy} {fixing.Paragraph}.", by);
            await db.SaveChangesAsync(ct);
        }

        db.Add(fixing);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <returns>Null when there is no such indicator.</returns>
    /// <exception cref="AccessDeniedException">The user sets targets nowhere.</exception>
    [UseCase(Operation.WriteIndicators)]
    public async Task<TargetChoices?> TargetAsync(Guid indicatorId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer, Operation.WriteIndicators, indicatorId);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var decisions = (await (
            from d in db.Decisions
            join b in db.Boards on d.BoardId equals b.Id
            where b.OrganisationId == organisation.Id && d.Kind == DecisionKind.TargetsSet && d.WithdrawnAt == null
            orderby d.DecidedOn descending
            select new { d.Id, d.DecidedOn, d.Paragraph, b.Name }).ToListAsync(ct)).ConvertAll(d => new NamedId(d.Id, $"{d.Paragraph}, {Dates.Long(d.DecidedOn)}, {d.Name}"));
        return await db.Indicators.Where(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null)
            .Select(i => new TargetChoices(i.Id, i.Name, i.Unit, i.PeriodKind, organisation.Name, decisions)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Sets the level that the board has decided; an earlier one for the same period is withdrawn, and says why.</summary>
    [UseCase(Operation.WriteIndicators)]
    public async Task SetTargetAsync(Guid indicatorId, TargetForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer, Operation.WriteIndicators, indicatorId);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteIndicators, organisation.Id, viewer.AgreementId);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var decision = await (
            from d in db.Decisions
            join b in db.Boards on d.BoardId equals b.Id
            where d.Id == form.DecisionId && b.OrganisationId == organisation.Id
            select d).FirstOrDefaultAsync(ct);
        var (indicator, period, value) = await LevelAsync(db, viewer, indicatorId, form.Period, form.Value, ct);
        Guard.That(decision is not null, "Välj det beslut som målnivån vilar på.", nameof(form.DecisionId));
        await ReplaceAsync(db, new IndicatorTarget(indicator, organisation.Id, period, value, decision, by), decision, [], by, ct);
    }

    /// <returns>Null when there is no such indicator.</returns>
    /// <exception cref="AccessDeniedException">The user registers decisions nowhere.</exception>
    [UseCase(Operation.RegisterDecision)]
    public async Task<TargetBoards?> TargetBoardsAsync(Guid indicatorId, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer, Operation.RegisterDecision, indicatorId);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var boards = await db.Boards.Where(b => b.OrganisationId == organisation.Id).OrderBy(b => b.Name).Select(b => new NamedId(b.Id, b.Name)).ToListAsync(ct);
        return await db.Indicators.Where(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId && i.WithdrawnAt == null)
            .Select(i => new TargetBoards(i.Id, i.Name, i.Unit, i.PeriodKind, organisation.Name, boards)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Registers the board's decision and the level that it sets, both or neither.</summary>
    [UseCase(Operation.RegisterDecision)]
    public async Task DecideTargetAsync(Guid indicatorId, DecideTargetForm form, CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        var organisation = Own(viewer, Operation.RegisterDecision, indicatorId);
        var by = viewer.Actor.Sign(_time.GetUtcNow(), Operation.RegisterDecision, organisation.Id, viewer.AgreementId);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        Guard.That(await db.Boards.AnyAsync(b => b.Id == form.BoardId && b.OrganisationId == organisation.Id, ct), "Välj den nämnd som har beslutat.", nameof(form.BoardId));
        var (indicator, period, value) = await LevelAsync(db, viewer, indicatorId, form.Period, form.Value, ct);
        var decision = form.ToDecision(form.BoardId!.Value, DecisionKind.TargetsSet, [], by);
        var target = new IndicatorTarget(indicator, organisation.Id, period, value, decision, by);
        db.Add(decision);
        await ReplaceAsync(db, target, decision, form.Evidence.Sources(), by, ct);
    }

    private static async Task<(Indicator Indicator, Period Period, decimal? Value)> LevelAsync(
        HsAvtalDbContext db, Viewer viewer, Guid indicatorId, string? period, string? value, CancellationToken ct)
    {
        var indicator = await db.Indicators.FirstOrDefaultAsync(i => i.Id == indicatorId && i.AgreementId == viewer.AgreementId, ct) 
            ?? throw viewer.Actor.Refusal(Operation.WriteIndicators, indicatorId);
        var read = Period.TryParse(indicator.PeriodKind, period);
        Guard.That(read is not null, $"Skriv perioden som {ValueFiles.Example(indicator.PeriodKind)}.", nameof(TargetForm.Period));
        return (indicator, read.Value, IndicatorForm.Number(value, nameof(TargetForm.Value)));
    }

    /// <summary>An earlier level for the same period is withdrawn, and says by which decision.</summary>
    private static async Task ReplaceAsync(HsAvtalDbContext db, IndicatorTarget target, BoardDecision decision, IReadOnlyList<EvidenceSource> evidence, Signature by, CancellationToken ct)
    {
        db.SignAs(by);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.IndicatorTargets.FirstOrDefaultAsync(
            t => t.IndicatorId == target.IndicatorId && t.OrganisationId == target.OrganisationId && t.Period == target.Period && t.WithdrawnAt == null, ct) is { } earlier)
        {
            earlier.Withdraw($"Ersatt enligt beslut {decision.Paragraph}, {decision.DecidedOn:d MMMM yyyy}.", by);
            await db.SaveChangesAsync(ct);
        }

        db.Add(target);
        await db.SaveWithFilesAsync(evidence, by.At, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>An indicator that one may do nothing with is answered as one that is not there.</summary>
    private static void Demand(Viewer viewer, Operation operation, Guid? indicatorId)
    {
        if (indicatorId is { } id && !viewer.Actor.MaySomewhere(operation))
        {
            throw viewer.Actor.Refusal(operation, id);
        }

        viewer.Actor.DemandSomewhere(operation);
    }

    private static ViewerOrganisation Own(Viewer viewer, Operation operation, Guid indicatorId)
    {
        Demand(viewer, operation, indicatorId);
        var own = viewer.Actor.OwnOrganisations(operation);
        return viewer.Organisations.First(o => own.Contains(o.Id));
    }

    private Signature Coordinating(Viewer viewer)
    {
        viewer.Actor.DemandSomewhere(Operation.WriteCollaboration);
        return viewer.Actor.Sign(_time.GetUtcNow(), Operation.WriteCollaboration, viewer.Actor.OwnOrganisations(Operation.WriteCollaboration)[0], viewer.AgreementId);
    }

    /// <summary>A name of its own, and nothing of another agreement; what a formula rests on is counted, not itself computed.</summary>
    private static async Task DemandOfAgreementAsync(HsAvtalDbContext db, IndicatorFacts facts, Guid agreementId, Guid? indicatorId, CancellationToken ct)
    {
        var name = facts.Name?.Trim();
        Guard.That(!await db.Indicators.AnyAsync(i => i.AgreementId == agreementId && i.Name == name && i.Id != indicatorId, ct), "Det finns redan en indikator med det namnet.", nameof(facts.Name));
        Guid?[] parts = [facts.NumeratorId, facts.DenominatorId];
        var wanted = parts.OfType<Guid>().Distinct().ToList();
        Guard.That(
            await db.Indicators.CountAsync(i => i.AgreementId == agreementId && wanted.Contains(i.Id) && i.Source != IndicatorSource.Computed && i.WithdrawnAt == null, ct) == wanted.Count,
            "Täljare och nämnare ska vara indikatorer som inte själva är beräknade.",
            nameof(facts.NumeratorId));
        Guard.That(
            await db.Areas.CountAsync(a => a.AgreementId == agreementId && facts.AreaIds.Contains(a.Id), ct) == facts.AreaIds.Count,
            "Ett område finns inte i avtalet.",
            nameof(facts.AreaIds));
        Guard.That(
            await db.Areas.Where(a => a.AgreementId == agreementId).SelectMany(a => a.Commitments).CountAsync(c => facts.CommitmentIds.Contains(c.Id), ct) == facts.CommitmentIds.Count,
            "Ett åtagande finns inte i avtalet.",
            nameof(facts.CommitmentIds));
    }

    private static IndicatorForm FormOf(Indicator i) => new()
    {
        Name = i.Name,
        Definition = i.Definition,
        Unit = i.Unit,
        Direction = i.Direction,
        Perspective = i.Perspective,
        Source = i.Source,
        SourceText = i.SourceText,
        KoladaId = i.KoladaId,
        PeriodKind = i.PeriodKind,
        Decimals = i.Decimals.ToString(CultureInfo.InvariantCulture),
        IsGenderSplit = i.IsGenderSplit,
        Formula = i.Formula ?? default,
        NumeratorId = i.NumeratorId,
        DenominatorId = i.DenominatorId,
        PaymentLine = i.PaymentLine?.ToString("0.####", CultureInfo.GetCultureInfo("sv-SE")),
        AreaIds = i.Areas.Select(a => a.AreaId).ToHashSet(),
        CommitmentIds = i.Commitments.Select(c => c.CommitmentId).ToHashSet(),
    };
}
