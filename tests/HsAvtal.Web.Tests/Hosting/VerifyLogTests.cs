using HsAvtal.Data.Database;
using HsAvtal.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>What the running app writes down, the command finds again; and what does not fit, it names.</summary>
[Trait("Rule", "18")]
public sealed class VerifyLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string KeyFile => Path.Combine(_folder, "key.pem");

    private string LogFile => Path.Combine(_folder, "app.log");

    [Fact]
    public async Task The_heads_that_the_app_prints_are_signed_and_hold_the_log()
    {
        await using var database = await PrintedAsync();

        var (isWhole, said) = await VerifyAsync(database, "--head", LogFile);

        (await File.ReadAllLinesAsync(LogFile)).Should().HaveCount(2, "one chain of the agreement and one of what is outside, printed once though stopped");
        said.Should().NotContain("Obs").And.Contain("2 huvuden utifrån jämförda.").And.Contain("Ändringsloggen är hel.");
        isWhole.Should().BeTrue();
    }

    [Fact]
    public async Task A_changed_entry_is_named_in_Swedish()
    {
        await using var database = await PrintedAsync();
        await RunAsync(database, "UPDATE change_log SET user_name = 'Någon annan', occurred_at = '2026-03-03T12:03Z' WHERE sequence = 5 AND chain IN (SELECT id FROM agreement)");

        var (isWhole, said) = await VerifyAsync(database, "--head", LogFile);

        isWhole.Should().BeFalse();
        said.Should().MatchRegex(@"Fel: Avtalet [^:]+: post 5 \(id \d+, 2026-03-03 12:03:00 UTC\): innehållet stämmer inte").And.Contain("ÄNDRINGSLOGGEN ÄR INTE HEL.");
    }

    [Fact]
    public async Task A_cut_off_end_is_seen_against_the_apps_log_and_only_there()
    {
        await using var database = await PrintedAsync();
        await RunAsync(
            database,
            """
            DELETE FROM change_log l USING change_log_head h WHERE l.chain = h.chain AND l.sequence > h.sequence - 3;
            UPDATE change_log_head h SET sequence = h.sequence - 3, hash = (SELECT hash FROM change_log l WHERE l.chain = h.chain AND l.sequence = h.sequence - 3)
            """);

        var (isWholeByItself, saidByItself) = await VerifyAsync(database);
        var (isWhole, said) = await VerifyAsync(database, "--head", LogFile);

        isWholeByItself.Should().BeTrue();
        saidByItself.Should().Contain("Inget huvud utifrån är jämfört");
        isWhole.Should().BeFalse();
        said.Should().Contain("slutet saknas");
    }

    [Fact]
    public async Task A_head_that_somebody_else_signed_is_refused()
    {
        await using var database = await PrintedAsync();
        var forgery = (await File.ReadAllTextAsync(LogFile)).Split("hsavtal-logg:1:")[1].Split('\n')[0];
        var changed = $"hsavtal-logg:1:{forgery[..^1]}{(forgery[^1] == '0' ? '1' : '0')}";

        var (isWhole, said) = await VerifyAsync(database, "--head", changed);

        isWhole.Should().BeFalse();
        said.Should().Contain("signaturen stämmer inte");
    }

    [Fact]
    public async Task Without_a_key_the_app_says_that_heads_are_unsigned()
    {
        await using var database = await ProductTemplates.CreateDemoAsync();
        await using var app = new WebApp(database.AppConnection);
        _ = app.Services;

        app.Logs.All.Should().Contain(l => l.Text.StartsWith("The change log's heads are unsigned"));
    }

    [Theory]
    [InlineData("--huvud", "x")]
    [InlineData("--head")]
    [InlineData("--key", "/finns/inte")]
    public async Task What_cannot_be_read_is_said_in_one_line(params string[] arguments)
    {
        var run = () => VerifyLog.RunAsync("Host=127.0.0.1;Port=1", arguments, new ConfigurationBuilder().Build(), TextWriter.Null);

        (await run.Should().ThrowAsync<DatabaseSetupException>()).Which.Message.Should().NotContain("\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The demonstration data, and the log of an app that has run on it.</summary>
    private async Task<TestDatabase> PrintedAsync()
    {
        await LogKey.MakeAsync(KeyFile);
        var database = await ProductTemplates.CreateDemoAsync();
        await using var app = new WebApp(database.AppConnection)
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ChangeLog:SigningKeyFile"] = KeyFile },
        };
        // A stopping app prints what has not been printed yet.
        foreach (var service in app.Services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await File.WriteAllLinesAsync(LogFile, app.Logs.All.Select(l => l.Text).Where(l => l.StartsWith("Change log head", StringComparison.Ordinal)));
        return database;
    }

    private async Task<(bool IsWhole, string Said)> VerifyAsync(TestDatabase database, params string[] arguments)
    {
        using var output = new StringWriter();
        var isWhole = await VerifyLog.RunAsync(database.OwnerConnection, [.. arguments, "--key", KeyFile], new ConfigurationBuilder().Build(), output);
        return (isWhole, output.ToString());
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.SuperConnection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
