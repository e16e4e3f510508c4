using System.Diagnostics;
using System.Globalization;
using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Faults;

/// <summary>The app's clock is set an hour back, then two days ahead, then right, while people work.</summary>
internal sealed class ClockFaults
{
    private const string Ended = "Sessionen är avslutad";

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _while = TimeSpan.FromSeconds(6);

    private readonly Scene _scene;
    private readonly FaultClock _clock;
    private readonly Findings _findings;

    private ClockFaults(Scene scene, FaultClock clock, Findings findings)
    {
        _scene = scene;
        _clock = clock;
        _findings = findings;
    }

    public static async Task RunAsync(Findings findings)
    {
        if (Environment.GetEnvironmentVariable("HSAVTAL_FAULTS_CLOCK") is not { Length: > 0 } library)
        {
            findings.Add("Klockan ställs om", "inget går förlorat", "inte mätt", null, "en C-kompilator saknas: sudo apt-get install gcc libc6-dev");
            return;
        }

        var clock = new FaultClock(library);
        await using var scene = await Scene.StartAsync(NationalDatabase.App, FaultCluster.Admin, writers: 11, plans: 8, clock.AppEnvironment);
        await new ClockFaults(scene, clock, findings).RunAsync();
    }

    private async Task RunAsync()
    {
        // They work in pages that stand open, and sign in anew when they must.
        var still = _scene.Writers[8..];
        _scene.Writers.RemoveRange(8, 3);
        _scene.Write(20);
        await _scene.Journal.Next;
        foreach (var writer in still)
        {
            await writer.TypeAsync("Skrivet men inte sparat");
        }

        await Task.Delay(_while);
        await BackAsync(still[0]);
        await AheadAsync(still[1], still[2]);
        await RightAsync();
        _findings.Add("Samtidigt", await _scene.Journal.CompareAsync(FaultCluster.Admin));
    }

    private async Task BackAsync(Writer loses)
    {
        await _clock.SetAsync(TimeSpan.FromHours(-1), _scene.Server);
        _findings.Add("Klockan en timme tillbaka: en återkallad roll märks", "10 s", await LostAfterAsync(loses) is var took && took <= _longest ? $"{took.TotalSeconds:0.0} s" : $"inte på {took.TotalSeconds:0} s", took <= _longest);
        await Task.Delay(_while);
        var outcomes = _scene.Outcomes;
        _findings.Add("De andra arbetar vidare, inloggade", "inga fel", $"{outcomes.Failed} fel", outcomes.Failed == 0, $"{outcomes.All} sparade åtgärder och öppnade sidor {outcomes.Shown}");
    }

    private async Task AheadAsync(Writer typed, Writer loses)
    {
        await _clock.SetAsync(TimeSpan.FromDays(2), _scene.Server);
        var page = await typed.TypeAsync("Skrivet men inte sparat");
        var clock = Stopwatch.StartNew();
        await page.WaitForAsync(n => n.Text?.Contains(Ended, StringComparison.Ordinal) == true);
        _findings.Add("Klockan två dygn fram: sessioner som är äldre än tio timmar tar slut", "10 s", $"{clock.Elapsed.TotalSeconds:0.0} s", clock.Elapsed <= _longest, "den öppna sidan säger det");
        await SignInAsync([.. _scene.Writers, typed, loses]);
        await typed.CloseAsync();
        var again = await typed.OpenAsync();
        var field = await again.WaitForAsync(n => n.Attributes.GetValueOrDefault("id") == Writer.Field && n.Attributes.GetValueOrDefault("value") is { Length: > 0 });
        _findings.Add("Det skrivna efter ny inloggning", "finns kvar", field.Attributes["value"] == "Skrivet men inte sparat" ? "finns kvar" : "borta", field.Attributes["value"] == "Skrivet men inte sparat");
        await loses.CloseAsync();
        await loses.OpenAsync();
        var took = await LostAfterAsync(loses);
        _findings.Add("En återkallad roll märks även då", "10 s", $"{took.TotalSeconds:0.0} s", took <= _longest);
        await WorkAsync("De andra arbetar vidare efter ny inloggning");
    }

    private async Task RightAsync()
    {
        await _clock.SetAsync(TimeSpan.Zero, _scene.Server);
        await SignInAsync(_scene.Writers);
        await WorkAsync("Klockan rätt igen: alla arbetar vidare efter ny inloggning");
        await _scene.StopWorkingAsync();
    }

    /// <summary>Those who were thrown out come back within a moment; from then on there is no error.</summary>
    private async Task WorkAsync(string what)
    {
        await Task.Delay(_while);
        _scene.Outcomes.Clear();
        await Task.Delay(_while);
        _findings.Add(what, "inga fel", $"{_scene.Outcomes.Failed} fel", _scene.Outcomes is { Failed: 0, All: > 0 }, $"{_scene.Outcomes.All} sparade åtgärder och öppnade sidor {_scene.Outcomes.Shown}");
    }

    private async Task SignInAsync(IReadOnlyList<Writer> writers)
    {
        foreach (var writer in writers)
        {
            writer.Person = await _scene.People.SignInAsync(writer.UserId, _scene.Server.Address, _clock.Off);
        }
    }

    /// <summary>Takes somebody's roles away, as another instance with the same clock does, and waits until the page that stands open says so.</summary>
    private async Task<TimeSpan> LostAfterAsync(Writer writer)
    {
        var page = await writer.OpenAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        await FaultCluster.ExecuteAsync(
            FaultCluster.Admin,
            "SET session_replication_role = replica",
            string.Create(CultureInfo.InvariantCulture, $"UPDATE role_assignment SET withdrawn_at = now() + interval '{(long)_clock.Off.TotalSeconds} seconds', withdrawn_by = user_id, withdrawn_reason = 'Slutat' WHERE user_id = '{writer.UserId}'"));
        var clock = Stopwatch.StartNew();
        await page.WaitForAsync(n => n.Text?.Contains(Ended, StringComparison.Ordinal) == true);
        return clock.Elapsed;
    }
}
