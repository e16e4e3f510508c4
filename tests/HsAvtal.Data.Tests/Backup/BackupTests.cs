using System.Runtime.Versioning;
using System.Security.Cryptography;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using Npgsql;

namespace HsAvtal.Data.Tests.Backup;

/// <summary><c>./backup</c> and <c>./restore</c> on a server that connection strings name.</summary>
[SupportedOSPlatform("linux")]
public sealed class BackupTests : IClassFixture<DemoDatabase>, IDisposable
{
    private readonly DemoDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hsavtal-backup-");

    public BackupTests(DemoDatabase database) => _database = database;

    private string File => Path.Combine(_folder.FullName, "hsavtal.dump");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_saved_is_the_same_when_it_is_read_back()
    {
        await SaveAsync();
        await using var target = await TargetAsync();

        var (code, text) = await RestoreAsync(target);

        code.Should().Be(0, text);
        var saved = await Fingerprint.OfAsync(_database.SuperConnection);
        saved.Should().Contain(line => line.StartsWith("change_log: ", StringComparison.Ordinal)).And.HaveCountGreaterThan(50);
        (await Fingerprint.OfAsync(target.SuperConnection)).Should().Equal(saved);
        (await target.LeftoversAsync()).Should().BeEmpty();
        await using var app = NpgsqlDataSource.Create(target.AppConnection);
        (await Migrator.IsMigratedAsync(app)).Should().BeTrue("the app role may sign in and read");
        (await Sql.ScalarAsync<bool>(target.SuperConnection, "SELECT has_database_privilege('public', current_database(), 'CONNECT')")).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task The_log_that_is_read_back_fits_what_was_written_down_of_it()
    {
        var heads = await Sql.ListAsync<string>(_database.SuperConnection, "SELECT sequence || '-' || left(encode(hash, 'hex'), 16) FROM change_log_head WHERE sequence > 0");
        await SaveAsync();
        await using var target = await TargetAsync();

        (await RestoreAsync(target)).Code.Should().Be(0);

        await using var source = NpgsqlDataSource.Create(target.SuperConnection);
        await using var connection = await source.OpenConnectionAsync();
        var reports = await new ChainVerifier(connection, [.. heads.SelectMany(LogHead.In)]).VerifyAsync();
        heads.Should().NotBeEmpty();
        reports.Where(r => r.Fault is not null).Should().BeEmpty();
        reports.Sum(r => r.Count).Should().Be(await Sql.ScalarAsync<long>(_database.SuperConnection, "SELECT count(*) FROM change_log"));
    }

    [Fact]
    public async Task The_file_is_for_its_owner_only_and_has_its_checksum()
    {
        var text = await SaveAsync();

        System.IO.File.GetUnixFileMode(File).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var sum = Convert.ToHexStringLower(SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File)));
        (await System.IO.File.ReadAllTextAsync($"{File}.sha256")).Should().Be($"{sum}  hsavtal.dump\n");
        text.Should().Contain($"Sparad: {File}");
        _folder.GetFiles().Should().HaveCount(2, "nothing half-made is left");
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_written_over()
    {
        await System.IO.File.WriteAllTextAsync(File, "Viktigt");

        var (code, text) = await BackupAsync(Settings());

        code.Should().Be(1);
        text.Should().Be($"Fel: {File} finns redan. Ange en annan fil; en säkerhetskopia skrivs aldrig över.\n");
        (await System.IO.File.ReadAllTextAsync(File)).Should().Be("Viktigt");
    }

    [Fact]
    public async Task A_role_that_row_security_hides_rows_from_saves_nothing()
    {
        await using var database = await TestServer.CreateDatabaseAsync();
        await Sql.ExecuteAsync(
            database.OwnerConnection,
            "CREATE TABLE draft (id integer); ALTER TABLE draft ENABLE ROW LEVEL SECURITY; ALTER TABLE draft FORCE ROW LEVEL SECURITY");

        var (code, text) = await BackupAsync(Settings(database.AppConnection, database.OwnerConnection, admin: null));

        code.Should().Be(1);
        text.Should().StartWith("Fel: Rollen hsavtal_test_owner ser inte alla rader (draft)");
        _folder.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task A_filled_database_is_not_replaced_unasked_and_is_kept_when_it_is()
    {
        await SaveAsync();
        await using var target = await TargetAsync(await ProductTemplates.CreateMigratedAsync());
        var before = await Fingerprint.OfAsync(target.SuperConnection);

        var (code, text) = await RestoreAsync(target);

        code.Should().Be(1);
        text.Should().Contain("är inte tom, och här finns ingen att fråga. Lägg till --yes");
        (await Fingerprint.OfAsync(target.SuperConnection)).Should().Equal(before);

        (code, text) = await RestoreAsync(target, "--yes");

        code.Should().Be(0, text);
        (await Fingerprint.OfAsync(target.SuperConnection)).Should().Equal(await Fingerprint.OfAsync(_database.SuperConnection));
        var kept = (await target.LeftoversAsync()).Should().ContainSingle().Subject;
        text.Should().Contain($"finns kvar som {kept}.");
        (await Fingerprint.OfAsync(new NpgsqlConnectionStringBuilder(target.SuperConnection) { Database = kept }.ConnectionString)).Should().Equal(before);
    }

    [Fact]
    public async Task What_fails_midway_leaves_the_old_as_it_was()
    {
        await SaveAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, whole[..(whole.Length * 9 / 10)]);
        await System.IO.File.WriteAllTextAsync($"{File}.sha256", $"{Convert.ToHexStringLower(SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File)))}  hsavtal.dump\n");
        await using var target = await TargetAsync(await ProductTemplates.CreateMigratedAsync());
        var before = await Fingerprint.OfAsync(target.SuperConnection);

        var (code, text) = await RestoreAsync(target, "--yes");

        code.Should().Be(1);
        text.Should().Contain("Säkerhetskopian kunde inte läsas in");
        (await Fingerprint.OfAsync(target.SuperConnection)).Should().Equal(before);
        (await target.LeftoversAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_checksum_says_is_refused()
    {
        await SaveAsync();
        await using (var file = System.IO.File.Open(File, FileMode.Open))
        {
            file.Seek(-10, SeekOrigin.End);
            file.WriteByte(7);
        }

        await using var target = await TargetAsync();

        var (code, text) = await RestoreAsync(target);

        code.Should().Be(1);
        text.Should().StartWith($"Fel: {File} stämmer inte med sin kontrollsumma");
        System.IO.File.Delete($"{File}.sha256");
        (await RestoreAsync(target)).Text.Should().StartWith($"Fel: Kontrollsumman {File}.sha256 saknas");
    }

    private static Dictionary<string, string> Settings(string app, string owner, string? admin)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__HsAvtal"] = app, ["ConnectionStrings__HsAvtalOwner"] = owner };
        if (admin is not null)
        {
            settings["ConnectionStrings__HsAvtalAdmin"] = admin;
        }

        return settings;
    }

    /// <summary>A name for a database that does not exist yet, or a database that does.</summary>
    private static async Task<Target> TargetAsync(TestDatabase? filled = null)
    {
        if (filled is not null)
        {
            return new Target(filled);
        }

        var empty = await TestServer.CreateDatabaseAsync();
        var target = new Target(empty);
        await Sql.ExecuteAsync(TestServer.SuperConnection, $"DROP DATABASE {empty.Name} WITH (FORCE)");
        return target;
    }

    private Dictionary<string, string> Settings() => Settings(_database.AppConnection, _database.OwnerConnection, _database.SuperConnection);

    private async Task<string> SaveAsync()
    {
        var (code, text) = await BackupAsync(Settings());
        code.Should().Be(0, text);
        return text;
    }

    private Task<(int Code, string Text)> BackupAsync(IReadOnlyDictionary<string, string> settings) =>
        Scripts.RunAsync(_folder.FullName, settings, Path.Combine(Scripts.Root, "backup"), "hsavtal.dump");

    private Task<(int Code, string Text)> RestoreAsync(Target target, params string[] more) =>
        Scripts.RunAsync(_folder.FullName, Settings(target.AppConnection, target.OwnerConnection, target.SuperConnection), [Path.Combine(Scripts.Root, "restore"), "hsavtal.dump", .. more]);

    /// <summary>A database to read back into, and what is left beside it.</summary>
    private sealed class Target(TestDatabase database) : IAsyncDisposable
    {
        public string SuperConnection => database.SuperConnection;

        public string OwnerConnection => database.OwnerConnection;

        public string AppConnection => database.AppConnection;

        public Task<List<string>> LeftoversAsync() =>
            Sql.ListAsync<string>(TestServer.SuperConnection, $"SELECT datname::text FROM pg_database WHERE datname ~ '^{database.Name[..42]}.*_(ny|fore)_[0-9]+$'");

        public async ValueTask DisposeAsync()
        {
            foreach (var name in await LeftoversAsync())
            {
                await Sql.ExecuteAsync(TestServer.SuperConnection, $"DROP DATABASE {name} WITH (FORCE)");
            }

            await database.DisposeAsync();
        }
    }
}
