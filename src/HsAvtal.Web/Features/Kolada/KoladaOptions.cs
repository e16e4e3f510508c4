namespace HsAvtal.Web.Features.Kolada;

/// <summary>Where Kolada is and how patient we are with it; the section Kolada of the configuration.</summary>
public sealed class KoladaOptions
{
    /// <summary>Where version 3 of the interface lies.</summary>
    public Uri BaseUrl { get; set; } = new("https://api.kolada.se/v3/");

    /// <summary>When the nightly fetch runs, in the six fields of a Quartz cron expression, Swedish time.</summary>
    public string Nightly { get; set; } = "0 40 3 * * ?";

    /// <summary>How many years back a whole fetch asks for, the current one counted.</summary>
    public int Years { get; set; } = 10;

    /// <summary>Kolada states no limit; more than this would be rude.</summary>
    public int RequestsPerSecond { get; set; } = 5;

    /// <summary>How many times a request that Kolada was too busy or too broken for is asked again.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Before the first retry; each next waits twice as long. What Kolada itself asks for goes first.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that one answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes; a page of 5 000 rows takes about one million.</summary>
    public long LargestAnswer { get; set; } = 32 * 1024 * 1024;

    /// <summary>Whether this instance takes part in running jobs.</summary>
    public bool RunsJobs { get; set; } = true;
}
