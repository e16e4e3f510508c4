using HsAvtal.Data;
using HsAvtal.Domain.Audits;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Finds things in the demonstration data by what people call them.</summary>
internal static class DemoFacts
{
    public static Task<Guid> BoardAsync(this HsAvtalDbContext db, string organisationCode = "1290") => (
        from b in db.Boards
        join o in db.Organisations on b.OrganisationId equals o.Id
        where o.Code == organisationCode
        select b.Id).SingleAsync();

    public static Task<Guid> AreaAsync(this HsAvtalDbContext db, string beginning) =>
        db.Areas.Where(a => a.Name.StartsWith(beginning)).Select(a => a.Id).SingleAsync();

    public static Task<Guid> ReportAsync(this HsAvtalDbContext db, int year) => (
        from x in db.AuditedBoards
        join a in db.Audits on x.AuditId equals a.Id
        where a.Year == year && a.Title.Contains("hälso- och sjukvårdsavtalet")
        select x.Id).SingleAsync();

    /// <summary>The report of 2026 that the demonstration's auditor is writing.</summary>
    public static Task<Guid> DraftAsync(this HsAvtalDbContext db) => (
        from x in db.AuditedBoards
        join a in db.Audits on x.AuditId equals a.Id
        where a.Title == "Fördjupad granskning av egenvård och läkarmedverkan" && x.State == ReportState.Draft
        select x.Id).SingleAsync();

    public static Task<Guid> ActionAsync(this HsAvtalDbContext db, string title) => db.PlannedActions.Where(a => a.Title == title).Select(a => a.Id).SingleAsync();

    /// <summary>The id of the latest log entry; 0 for an empty log.</summary>
    public static async Task<long> LastChangeAsync(this HsAvtalDbContext db) => await db.ChangeLog.MaxAsync(e => (long?)e.Id) ?? 0;
}
