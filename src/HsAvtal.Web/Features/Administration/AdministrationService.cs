using HsAvtal.Data;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Administration;

/// <summary>What there is to administer in the agreement, and what is missing. Counts nothing of drafts (rule 1).</summary>
public sealed class AdministrationService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;

    public AdministrationService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user)
    {
        _contexts = contexts;
        _user = user;
    }

    [UseCase(Operation.Administer)]
    public async Task<AdministrationCounts> CountAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.DemandAdministrator();
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var parties = db.OrganisationsOf(viewer.AgreementId);
        var users = db.UsersOf(viewer.AgreementId);
        return await db.Agreements.Where(a => a.Id == viewer.AgreementId).Select(a => new AdministrationCounts(
            a.Name,
            parties.Count(),
            parties.SelectMany(o => o.Boards).Count(b => b.WithdrawnAt == null),
            a.Subregions.Count(s => s.WithdrawnAt == null),
            users.Count(u => !u.IsDisabled),
            a.Areas.Count(x => x.WithdrawnAt == null),
            a.Areas.Where(x => x.WithdrawnAt == null).SelectMany(x => x.Commitments).Count(c => c.WithdrawnAt == null),
            a.Scales.Count(s => s.WithdrawnAt == null),
            a.Versions.Count(v => v.WithdrawnAt == null),
            parties.Count(o => !o.Boards.Any(b => b.WithdrawnAt == null)),
            parties.Count(o => !db.RoleAssignments.Any(r => r.OrganisationId == o.Id && r.Role == Role.BoardMember && r.WithdrawnAt == null && !db.Users.Any(u => u.Id == r.UserId && u.IsDisabled))),
            parties.Count(o => !db.RoleAssignments.Any(r => r.OrganisationId == o.Id && r.Role == Role.Officer && r.WithdrawnAt == null && !db.Users.Any(u => u.Id == r.UserId && u.IsDisabled))),
            parties.Count(o => !db.RoleAssignments.Any(r => r.OrganisationId == o.Id && r.Role == Role.Auditor && r.WithdrawnAt == null && !db.Users.Any(u => u.Id == r.UserId && u.IsDisabled))),
            users.Count(u => !u.IsDisabled && !db.RoleAssignments.Any(r => r.UserId == u.Id && r.WithdrawnAt == null)),
            users.Count(u => !u.IsDisabled && u.PasswordHash == null),
            a.Areas.Count(x => x.WithdrawnAt == null && !x.Commitments.Any(c => c.WithdrawnAt == null)),
            a.Scales.Any(s => s.WithdrawnAt == null && s.Purpose == GradeScalePurpose.Compliance),
            a.Scales.Any(s => s.WithdrawnAt == null && s.Purpose == GradeScalePurpose.Measures),
            a.Versions.Any(v => v.WithdrawnAt == null && v.State == AgreementVersionState.InForce))).SingleAsync(ct);
    }
}

/// <summary>How much there is of each thing, and how much of it lacks something.</summary>
public sealed record AdministrationCounts(
    string Agreement,
    int Organisations,
    int Boards,
    int Subregions,
    int Users,
    int Areas,
    int Commitments,
    int Scales,
    int Versions,
    int WithoutBoard,
    int WithoutBoardMember,
    int WithoutOfficer,
    int WithoutAuditor,
    int UsersWithoutRole,
    int UsersWithoutPassword,
    int AreasWithoutCommitment,
    bool HasComplianceScale,
    bool HasMeasuresScale,
    bool HasVersionInForce);
