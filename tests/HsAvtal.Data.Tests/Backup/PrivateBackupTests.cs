using System.Runtime.Versioning;
using System.Diagnostics;
using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using Npgsql;

namespace HsAvtal.Data.Tests.Backup;

/// <summary><c>./backup</c> and <c>./restore</c> on the private server of <c>./run</c>: running, stopped, and not made yet.</summary>
[SupportedOSPlatform("linux")]
public sealed class PrivateBackupTests : IAsyncLifetime
{
    /// <summary>What <c>./run</c> does before it builds: takes the lock and starts its server. Ends when it is told to.</summary>
    private const string RunningServer =
        """
        set -euo pipefail
        . scripts/common.sh; . scripts/postgres.sh; . scripts/private-database.sh
        make_local_folder
        exec 9>> "$state/run.lock"; flock -n 9
        ensure_postgres
        trap stop_private_database EXIT
        start_private_database > /dev/null
        echo ready
        read -r _ || true
        """;

    private static readonly Dictionary<string, string> _nothing = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hsavtal-run-");

    private string One => Path.Combine(_folder.FullName, "one");

    private string Other => Path.Combine(_folder.FullName, "other");

    /// <summary>Two checkouts, as far as the scripts can tell. The server's own user must be able to go there.</summary>
    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)Convert.ToInt32("711", 8));
        foreach (var checkout in new[] { One, Other })
        {
            Directory.CreateDirectory(checkout);
            var (code, text) = await Scripts.RunAsync(Scripts.Root, _nothing, "-c", $"cp -r backup restore scripts '{checkout}/'");
            code.Should().Be(0, text);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var checkout in new[] { One, Other })
        {
            await Scripts.RunAsync(checkout, _nothing, "-c", ". scripts/common.sh; . scripts/postgres.sh; . scripts/private-database.sh; reset_private_database yes");
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_saved_running_or_stopped_and_read_back_on_an_empty_server()
    {
        IReadOnlyList<string> saved;
        await using (var running = await StartAsync(One))
        {
            await Migrator.MigrateAsync(running.OwnerConnection, running.AppConnection);
            await DemoData.LoadAsync(running.OwnerConnection, ProductTemplates.DemoLoadedAt);
            saved = await Fingerprint.OfAsync(running.SuperConnection);

            await SucceedsAsync(One, "backup", "running.dump");
            var (code, text) = await Scripts.RunAsync(One, _nothing, "restore", "running.dump", "--yes");
            code.Should().Be(1);
            text.Should().Contain("./run är igång");
        }

        await SucceedsAsync(One, "backup", "stopped.dump");
        await SucceedsAsync(Other, "restore", Path.Combine(One, "running.dump"));
        await ShouldHoldAsync(Other, saved);
        await SucceedsAsync(Other, "restore", Path.Combine(One, "stopped.dump"), "--yes");
        await ShouldHoldAsync(Other, saved);
    }

    [Fact]
    public async Task There_is_nothing_to_save_before_the_first_run()
    {
        var (code, text) = await Scripts.RunAsync(Other, _nothing, "backup", "hsavtal.dump");

        code.Should().Be(1);
        text.Should().StartWith("Fel: Det finns ingen egen databas att spara.");
    }

    private static async Task SucceedsAsync(string checkout, params string[] command)
    {
        var (code, text) = await Scripts.RunAsync(checkout, _nothing, command);
        code.Should().Be(0, text);
    }

    private static async Task ShouldHoldAsync(string checkout, IReadOnlyList<string> saved)
    {
        await using var running = await StartAsync(checkout);
        (await Fingerprint.OfAsync(running.SuperConnection)).Should().Equal(saved);
    }

    private static async Task<Running> StartAsync(string checkout)
    {
        var process = Process.Start(Scripts.StartInfo(checkout, _nothing, "-c", RunningServer))!;
        if (await process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        }

        return new Running(process, checkout);
    }

    private sealed class Running(Process process, string checkout) : IAsyncDisposable
    {
        public string OwnerConnection { get; } = Read(checkout, "owner.connection");

        public string AppConnection { get; } = Read(checkout, "app.connection");

        public string SuperConnection => new NpgsqlConnectionStringBuilder(OwnerConnection)
        {
            Username = "postgres",
            Password = File.ReadAllText(Path.Combine(checkout, ".local/postgres/pgpass")).Trim().Split(':')[4],
            Pooling = false,
        }.ConnectionString;

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        private static string Read(string checkout, string name) =>
            new NpgsqlConnectionStringBuilder(File.ReadAllText(Path.Combine(checkout, ".local", name)).Trim()) { Pooling = false }.ConnectionString;
    }
}
