using System.Diagnostics;
using HsAvtal.Tests.Shared.Circuits;

namespace HsAvtal.Benchmarks.Load;

/// <summary>Pages asked for by signed-in people, as many as answer or at a steady pace.</summary>
internal static class PageLoad
{
    /// <summary>Each person asks for one page after the other, for a time.</summary>
    /// <returns>What each took, in all and per second.</returns>
    public static async Task<(Times Times, double PerSecond)> FullAsync(IReadOnlyList<Person> people, IReadOnlyList<string> paths, TimeSpan duration)
    {
        var times = new Times();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(people.Select((person, i) => Task.Run(async () =>
        {
            var n = i;
            while (clock.Elapsed < duration)
            {
                await AskAsync(person, paths[n++ % paths.Count], times, Stopwatch.StartNew());
            }
        })));
        return (times, times.Count / clock.Elapsed.TotalSeconds);
    }

    /// <summary>So many a second, whether earlier ones are answered or not; each time counts from when the request was due.</summary>
    public static async Task<Times> SteadyAsync(IReadOnlyList<Person> people, IReadOnlyList<string> paths, int perSecond, TimeSpan duration)
    {
        var times = new Times();
        List<Task> open = [];
        await Pace.EachAsync(perSecond, duration, (n, due) =>
        {
            open.Add(Task.Run(() => AskAsync(people[n % people.Count], paths[n % paths.Count], times, due)));
            return Task.CompletedTask;
        });
        await Task.WhenAll(open);
        return times;
    }

    /// <summary>One page; its time counts from when it was due.</summary>
    public static async Task AskAsync(Person person, string path, Times times, Stopwatch due)
    {
        try
        {
            await person.GetBytesAsync(path);
            times.Add(due.Elapsed);
        }
        catch (HttpRequestException)
        {
            times.Fail();
        }
    }
}

/// <summary>Things that are due at even intervals.</summary>
internal static class Pace
{
    /// <param name="perSecond">How often.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="start">Starts the one of a number, with a clock that runs since it was due.</param>
    public static async Task EachAsync(int perSecond, TimeSpan duration, Func<int, Stopwatch, Task> start)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var clock = Stopwatch.StartNew();
        var number = 0;
        while (clock.Elapsed < duration)
        {
            for (; number < clock.Elapsed.TotalSeconds * perSecond; number++)
            {
                await start(number, Stopwatch.StartNew());
            }

            await tick.WaitForNextTickAsync();
        }
    }
}
