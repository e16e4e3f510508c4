using System.Diagnostics;

namespace HsAvtal.Data.Tests.Backup;

/// <summary>Runs the checkout's scripts as one does from a shell.</summary>
internal static class Scripts
{
    public static readonly string Root = FindRoot();

    /// <summary>Runs a script to its end, without a terminal.</summary>
    /// <param name="folder">Where the script lies.</param>
    /// <param name="settings">Environment variables beside those of the tests; none of the product's come along.</param>
    /// <param name="command">The script and its arguments.</param>
    public static async Task<(int Code, string Text)> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, params string[] command)
    {
        using var process = Process.Start(StartInfo(folder, settings, command))!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        var text = $"{output}{await errors}";
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }

    public static ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string> settings, params string[] command)
    {
        var start = new ProcessStartInfo("bash", command)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ConnectionStrings__", StringComparison.Ordinal) || k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HsAvtal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie within a checkout.");
        }

        return folder.FullName;
    }
}
