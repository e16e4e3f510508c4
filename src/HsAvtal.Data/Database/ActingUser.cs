using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Database;

/// <summary>Whom the contexts of a request or a circuit act for. Nobody until it is known who is asking; then nothing is seen.</summary>
public sealed class ActingUser
{
    public Guid? Id { get; set; }
}

/// <summary>
/// Makes contexts that act for the scope's user: row security holds whatever a service asks. A context made so keeps one
/// connection until it is disposed, so that the database is told once per operation and not once per statement.
/// </summary>
internal sealed class ActingContexts : IDbContextFactory<HsAvtalDbContext>
{
    private readonly DbContextOptions<HsAvtalDbContext> _options;
    private readonly ActingUser _user;

    public ActingContexts(DbContextOptions<HsAvtalDbContext> options, ActingUser user)
    {
        _options = options;
        _user = user;
    }

    public HsAvtalDbContext CreateDbContext() => new(_options) { ActsFor = _user.Id };

    public async Task<HsAvtalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        var db = CreateDbContext();
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
