using Microsoft.Playwright;

namespace HsAvtal.Tests.Shared;

/// <summary>The machine's own Chromium; nothing is downloaded.</summary>
public static class Chromium
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Find(),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
        Env = InEnglish(),
    });

    /// <summary>The browser's own language decides in which order a date is typed: month, day, year, on every machine.</summary>
    private static Dictionary<string, string> InEnglish()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
        environment["LANGUAGE"] = "en_US";
        return environment;
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("HSAVTAL_CHROMIUM") is { Length: > 0 } set
            ? set
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(_ => _names, Path.Combine).FirstOrDefault(File.Exists)
              ?? throw new InvalidOperationException("Chromium is not on PATH. Install it, or name it by HSAVTAL_CHROMIUM.");
}
