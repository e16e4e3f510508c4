using System.Runtime.CompilerServices;
using HsAvtal.Web.Hosting;

namespace HsAvtal.Web.Tests.Support;

/// <summary>A clock that a test moves; between that it only ticks, so that no two things happen at the same moment. Set back, no time passes.</summary>
public sealed class FixedTime : TimeProvider
{
    private long _passed;

    public FixedTime(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now
    {
        get;
        set
        {
            _passed += value > field ? (value - field).Ticks : 0;
            field = value;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateOnly Today => Domain.Signature.DayOf(Now);

    public override DateTimeOffset GetUtcNow() => Now = Now.AddMilliseconds(1);

    public override long GetTimestamp()
    {
        GetUtcNow();
        return _passed;
    }

    /// <summary>Noon of a day, which is the same day in Sweden.</summary>
    public void TravelTo(DateOnly day) => Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}

internal static class Swedish
{
    /// <summary>What Program does first, also for tests that never start it.</summary>
    [ModuleInitializer]
    internal static void Use() => Culture.UseSwedish();
}
