using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HsAvtal.Data.Database;

/// <summary>Whom the contexts of a request or a circuit act for. Nobody until it is known who is asking; then nothing is seen.</summary>
public sealed class ActingUser
{
    public Guid? Id { get; set; }
}

/// <summary>
/// Makes contexts that act for the scope's user: row security holds whatever a service asks. A context made so keeps one
/// connection until it is disposed, so that the database is told once per operation and not once per statement. The contexts
/// themselves are used again: to make one takes as long as to ask a small question.
/// </summary>
internal sealed class ActingContexts : IDbContextFactory<HsAvtalDbContext>
{
    private readonly PooledDbContextFactory<HsAvtalDbContext> _pool;
    private readonly ActingUser _user;

    public ActingContexts(PooledDbContextFactory<HsAvtalDbContext> pool, ActingUser user)
    {
        _pool = pool;
        _user = user;
    }

    public HsAvtalDbContext CreateDbContext() => _pool.CreateDbContext().For(_user.Id);

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
