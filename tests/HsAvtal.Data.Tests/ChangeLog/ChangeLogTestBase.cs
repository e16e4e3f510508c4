using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>Saves as somebody in particular, and reads what the log has got since.</summary>
public abstract class ChangeLogTestBase : IClassFixture<DemoDatabase>
{
    private protected ChangeLogTestBase(DemoDatabase database) => Database = database;

    protected DemoDatabase Database { get; }

    /// <summary>Each test its own person, so that its entries are told from others'.</summary>
    protected Signature By { get; } = new(Guid.CreateVersion7(), "MAS, Kristianstads kommun", ProductTemplates.DemoLoadedAt.AddDays(1));

    protected HsAvtalDbContext Open()
    {
        var db = Database.Open();
        db.SignAs(By);
        return db;
    }

    protected async Task<IReadOnlyList<ChangeLogEntry>> LoggedAsync()
    {
        await using var db = Database.Open();
        return await db.ChangeLog.AsNoTracking().Where(e => e.UserId == By.UserId).OrderBy(e => e.Id).ToListAsync();
    }

    protected async Task<ChangeLogEntry> OnlyAsync(string entity, string action) =>
        (await LoggedAsync()).Should().ContainSingle(e => e.Entity == entity && e.Action == action).Which;
}
