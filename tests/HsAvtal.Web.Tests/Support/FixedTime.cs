using System.Runtime.CompilerServices;
using HsAvtal.Web.Hosting;

namespace HsAvtal.Web.Tests.Support;

/// <summary>A clock that a test moves; between that it only ticks, so that no two things happen at the same moment.</summary>
public sealed class FixedTime : TimeProvider
{
    public FixedTime(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; set; }

    public DateOnly Today => Domain.Signature.DayOf(Now);

    public override DateTimeOffset GetUtcNow() => Now = Now.AddMilliseconds(1);

    /// <summary>Noon of a day, which is the same day in Sweden.</summary>
    public void TravelTo(DateOnly day) => Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}

internal static class Swedish
{
    /// <summary>What Program does first, also for tests that never start it.</summary>
    [ModuleInitializer]
    internal static void Use() => Culture.UseSwedish();
}
