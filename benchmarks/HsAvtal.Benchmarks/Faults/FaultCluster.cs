using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>The PostgreSQL of <c>./bench faults</c>, which may be killed, hung and started. The script makes it, and stops what is left of it.</summary>
internal sealed class FaultCluster
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _programs = NationalDatabase.Setting("HSAVTAL_FAULTS_PROGRAMS");
    private readonly string _home = NationalDatabase.Setting("HSAVTAL_FAULTS_HOME");
    private readonly string _options = NationalDatabase.Setting("HSAVTAL_FAULTS_OPTIONS");

    public static string Admin => NationalDatabase.Admin;

    /// <summary>The same server, beside the product's database.</summary>
    public static string Server => new NpgsqlConnectionStringBuilder(Admin) { Database = "postgres" }.ConnectionString;

    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>Ends the server without a word, and waits until its sessions have found out: they hold its memory until then.</summary>
    /// <param name="everything">Its sessions are ended in the same moment too.</param>
    public async Task KillAsync(bool everything)
    {
        await SignalAsync("KILL", everything ? Processes() : [int.Parse((await File.ReadAllLinesAsync(Path.Combine(_home, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture)]);
        await UntilAsync(() => Task.FromResult(Processes().Count == 0));
        // A dead process that nobody has asked about still has its number, and would keep the next server from starting.
        File.Delete(Path.Combine(_home, "data", "postmaster.pid"));
    }

    /// <summary>Every process stands still: what is asked is taken by the machine and never answered.</summary>
    public Task HangAsync() => SignalAsync("STOP", Processes());

    public Task GoOnAsync() => SignalAsync("CONT", Processes());

    /// <summary>Starts it, and returns when it accepts connections.</summary>
    public async Task StartAsync()
    {
        await RunAsync($"{_programs}/pg_ctl", "start", "--silent", "--no-wait", $"--pgdata={_home}/data", $"--log={_home}/log", $"--options={_options}");
        await UntilAsync(IsAcceptingAsync);
    }

    /// <summary>As it was, whatever it was in the middle of.</summary>
    public async Task BringBackAsync()
    {
        await GoOnAsync();
        if (Processes().Count == 0)
        {
            await StartAsync();
        }
    }

    /// <summary>Ends all sessions of others.</summary>
    public static Task EndSessionsAsync() =>
        ExecuteAsync(Admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");

    public static async Task ExecuteAsync(string connection, params string[] statements)
    {
        await using var opened = new NpgsqlConnection(Alone(connection));
        await opened.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, opened) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs a program as the one who owns the cluster's files: PostgreSQL refuses to run as root.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        var start = IsRoot ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.Environment.Clear();
        (start.Environment["PATH"], start.Environment["LC_ALL"]) = (Environment.GetEnvironmentVariable("PATH"), "C.UTF-8");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static string Alone(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false, Timeout = 5 }.ConnectionString;

    private static async Task<bool> IsAcceptingAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(Alone(Admin));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var clock = Stopwatch.StartNew();
        while (!await happened())
        {
            if (clock.Elapsed > _patience)
            {
                throw new InvalidOperationException("PostgreSQL neither ends nor starts.");
            }

            await tick.WaitForNextTickAsync();
        }
    }

    private static async Task SignalAsync(string signal, List<int> processes)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", .. processes.Select(p => p.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Those that work in the data folder: the server, its helpers and its sessions.</summary>
    private List<int> Processes()
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && new FileInfo($"{folder}/cwd").LinkTarget == $"{_home}/data")
                {
                    found.Add(id);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Ended while it was looked at, or somebody else's.
            }
        }

        return found;
    }
}
