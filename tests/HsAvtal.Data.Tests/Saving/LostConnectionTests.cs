using System.Data.Common;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Data.Tests.Saving;

/// <summary>A database that ends its sessions is not noticed: what was asked is asked again, and what was saved is saved once.</summary>
public sealed class LostConnectionTests : IClassFixture<DemoDatabase>, IAsyncDisposable
{
    private readonly DemoDatabase _database;
    private readonly Signature _by = new(Guid.CreateVersion7(), "MAS, Kristianstads kommun", ProductTemplates.DemoLoadedAt.AddDays(1));
    private readonly AtCommit _commit = new();
    private readonly ServiceProvider _services;

    public LostConnectionTests(DemoDatabase database)
    {
        _database = database;
        _services = new ServiceCollection().AddSingleton<IInterceptor>(_commit).AddHsAvtalData(database.OwnerConnection).BuildServiceProvider();
    }

    [Fact]
    public async Task A_connection_that_was_ended_in_the_pool_is_replaced()
    {
        await using (var earlier = await ContextAsync())
        {
            await earlier.Agreements.CountAsync();
        }

        await EndSessionsAsync();
        await using var db = await ContextAsync();

        (await db.Agreements.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_question_on_a_connection_that_was_ended_is_asked_on_another()
    {
        await using var db = await ContextAsync();
        await EndSessionsAsync();

        (await db.Agreements.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_save_on_a_connection_that_was_ended_is_saved_once()
    {
        await using var db = await ContextAsync();
        await RenameAsync(db);
        await EndSessionsAsync();

        await db.SaveChangesAsync();

        await SavedOnceAsync();
    }

    [Fact]
    public async Task A_save_that_was_cut_off_before_its_commit_is_saved_once()
    {
        await using var db = await ContextAsync();
        await RenameAsync(db);
        _commit.Before = EndSessionsAsync;

        await db.SaveChangesAsync();

        _commit.Commits.Should().Be(2);
        await SavedOnceAsync();
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_after_its_commit_is_not_saved_again()
    {
        await using var db = await ContextAsync();
        await RenameAsync(db);
        _commit.After = () => throw new NpgsqlException("lost", new IOException());

        await db.SaveChangesAsync();

        _commit.Commits.Should().Be(1);
        await SavedOnceAsync();
    }

    [Fact]
    public async Task A_save_whose_answer_never_came_is_said_to_be_perhaps_saved()
    {
        await using var db = await ContextAsync();
        await RenameAsync(db);
        _commit.After = () => throw new NpgsqlException("late", new TimeoutException());

        var save = () => db.SaveChangesAsync();

        await save.Should().ThrowAsync<UnknownOutcomeException>();
        await SavedOnceAsync();
    }

    [Fact]
    public async Task A_save_that_the_database_refuses_at_its_commit_is_not_saved()
    {
        await using var db = await ContextAsync();
        await RenameAsync(db);
        _commit.Before = () => throw new PostgresException("full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull);

        var save = () => db.SaveChangesAsync();

        await save.Should().ThrowAsync<PostgresException>();
    }

    [Fact]
    public async Task Within_a_transaction_nothing_is_asked_again()
    {
        await using var db = await ContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await EndSessionsAsync();

        var ask = () => db.Agreements.CountAsync();

        await ask.Should().ThrowAsync<NpgsqlException>();
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private string Name => $"Namn {_by.UserId:N}"[..30];

    private Task<HsAvtalDbContext> ContextAsync() => _services.CreateScope().ServiceProvider.GetRequiredService<IDbContextFactory<HsAvtalDbContext>>().CreateDbContextAsync();

    private async Task RenameAsync(HsAvtalDbContext db)
    {
        var organisation = await db.Organisations.FirstAsync();
        db.Entry(organisation).Property(o => o.ShortName).CurrentValue = Name;
        db.SignAs(_by);
    }

    /// <summary>Looks through a connection of its own: the others may have been ended.</summary>
    private async Task SavedOnceAsync()
    {
        (await Sql.ScalarAsync<long>(_database.SuperConnection, $"SELECT count(*) FROM organisation WHERE short_name = '{Name}'")).Should().Be(1);
        (await Sql.ScalarAsync<long>(_database.SuperConnection, $"SELECT count(*) FROM change_log WHERE user_id = '{_by.UserId}'")).Should().Be(1);
    }

    private Task EndSessionsAsync() => Sql.ExecuteAsync(
        _database.SuperConnection,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");

    /// <summary>Does something once, right before or after a commit.</summary>
    private sealed class AtCommit : DbTransactionInterceptor
    {
        public Func<Task>? Before { get; set; }

        public Func<Task>? After { get; set; }

        public int Commits { get; private set; }

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Commits++;
            var (act, none) = (Before, (Func<Task>?)null);
            Before = none;
            await (act?.Invoke() ?? Task.CompletedTask);
            return result;
        }

        public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            var (act, none) = (After, (Func<Task>?)null);
            After = none;
            await (act?.Invoke() ?? Task.CompletedTask);
        }
    }
}
