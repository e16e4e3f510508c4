using HsAvtal.Data;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Budget;

/// <summary>One of each thing in generated data, at the first municipality of an agreement: whose last report is a draft.</summary>
public static class GeneratedIds
{
    /// <param name="db">As one who sees every row.</param>
    /// <param name="code">The municipality's.</param>
    public static async Task<PageIds> OfAsync(HsAvtalDbContext db, string code)
    {
        var organisation = await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync();
        var agreement = await db.Parties.Where(p => p.OrganisationId == organisation).Select(p => p.AgreementId).SingleAsync();
        var board = await db.Boards.Where(b => b.OrganisationId == organisation).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync();
        var report = await db.AuditedBoards.Where(x => x.BoardId == board && x.State == ReportState.HandedOver).OrderByDescending(x => x.HandedOverOn).FirstAsync();
        var plan = await db.ActionPlans.Where(p => p.BoardId == board && p.State == ActionPlanState.Adopted).OrderByDescending(p => p.AdoptedOn).FirstAsync();
        var indicators = db.Indicators.Where(i => i.AgreementId == agreement).OrderBy(i => i.Id);
        var item = await db.FollowUpItems.Where(i => i.Plan.BoardId == board).OrderByDescending(i => i.Plan.Year).ThenBy(i => i.Number).FirstAsync();
        return new PageIds(
            await db.Areas.Where(a => a.AgreementId == agreement).OrderBy(a => a.Order).Select(a => a.Id).FirstAsync(),
            report.Id,
            await db.AuditedBoards.Where(x => x.BoardId == board && x.State == ReportState.Draft).Select(x => x.Id).SingleAsync(),
            await db.Addressees.Where(a => a.BoardId == board && a.State == RecommendationState.InProgress).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(),
            plan.Id,
            await db.PlannedActions.Where(a => a.PlanId == plan.Id).OrderBy(a => a.Number).Select(a => a.Id).FirstAsync(),
            await db.ActionPlans.Where(p => p.BoardId == board && p.State == ActionPlanState.Draft).Select(p => p.Id).FirstAsync(),
            await db.Decisions.Where(d => d.BoardId == board && d.Kind == DecisionKind.Response).OrderByDescending(d => d.DecidedOn).Select(d => d.Id).FirstAsync())
        {
            Audit = report.AuditId,
            Organisation = organisation,
            User = await db.RoleAssignments.Where(r => r.OrganisationId == organisation && r.Role == Role.Officer).OrderBy(r => r.Id).Select(r => r.UserId).FirstAsync(),
            Assessment = await db.Assessments.Where(s => s.AuditedBoardId == report.Id && s.AreaId != null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
            Indicator = await indicators.Select(i => i.Id).FirstAsync(),
            TypedIndicator = await indicators.Where(i => i.Source == IndicatorSource.OwnRegistration).Select(i => i.Id).FirstAsync(),
            FollowUpPlan = item.PlanId,
            FollowUpItem = item.Id,
            Meeting = await db.Meetings.Where(m => m.BoardId == board).OrderByDescending(m => m.MeetsOn).Select(m => m.Id).FirstAsync(),
            Occasion = await db.FollowUpOccasions.Where(o => o.ItemId == item.Id).OrderByDescending(o => o.PlannedOn).Select(o => o.Id).FirstAsync(),
        };
    }
}
