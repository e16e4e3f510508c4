using System.Data;
using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HsAvtal.Data.Tests.Database;

/// <summary>What an operation takes of the database: one connection, which knows its statements from before.</summary>
public sealed class ConnectionTests : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private readonly ServiceProvider _services;

    public ConnectionTests(DemoDatabase database) =>
        _services = new ServiceCollection()
            .AddHsAvtalData(new NpgsqlConnectionStringBuilder(database.AppConnection) { MaxPoolSize = 1, Timeout = 5 }.ConnectionString)
            .BuildServiceProvider();

    [Fact]
    public async Task An_operation_keeps_its_connection_from_the_first_statement_to_the_last()
    {
        await using var scope = _services.CreateAsyncScope();
        await using var db = await ContextAsync(scope);

        await db.Agreements.CountAsync();

        db.Database.GetDbConnection().State.Should().Be(ConnectionState.Open);
    }

    [Fact]
    public async Task The_next_operation_gets_the_connection_back_with_the_plans_of_the_one_before()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await using var scope = _services.CreateAsyncScope();
            await using var db = await ContextAsync(scope);
            await db.Recommendations.Where(r => r.Id == Guid.Empty).Select(r => r.Title).ToListAsync();
        }

        await using var last = _services.CreateAsyncScope();
        await using var context = await ContextAsync(last);
        var kept = await context.Database.SqlQuery<string>($"SELECT statement AS \"Value\" FROM pg_prepared_statements").ToListAsync();
        kept.Should().Contain(s => s.Contains("FROM recommendation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_operation_held_is_free_when_it_is_over()
    {
        await using (var scope = _services.CreateAsyncScope())
        {
            await using var db = await ContextAsync(scope);
            await db.Agreements.CountAsync();
        }

        await using var another = await _services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();

        another.State.Should().Be(ConnectionState.Open);
    }

    [Fact]
    public async Task A_connection_that_is_used_again_acts_for_whom_it_is_used()
    {
        foreach (var user in (Guid[])[Guid.NewGuid(), Guid.NewGuid()])
        {
            await using var scope = _services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActingUser>().Id = user;
            await using var db = await ContextAsync(scope);

            (await db.Database.SqlQuery<string>($"SELECT current_setting('hsavtal.user_id') AS \"Value\"").SingleAsync()).Should().Be(user.ToString());
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    private static Task<HsAvtalDbContext> ContextAsync(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<IDbContextFactory<HsAvtalDbContext>>().CreateDbContextAsync();
}
