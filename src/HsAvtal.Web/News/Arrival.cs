namespace HsAvtal.Web.News;

/// <summary>When a page was asked for: the layout makes it before the page reads anything, so nothing that it lacks is older.</summary>
public sealed class Arrival
{
    public Arrival(TimeProvider time) => At = time.GetUtcNow();

    public DateTimeOffset At { get; }
}
