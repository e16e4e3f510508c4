namespace HsAvtal.Web.Hosting;

/// <summary>Where the program runs: in production unless it is said to be a demonstration or a developer's machine.</summary>
public static class Environments
{
    /// <summary>What <c>./run</c> and the tests set: made-up data on this machine, over plain http.</summary>
    public const string Demo = "Demo";

    /// <summary>Everything but a demonstration and development: real data, so nothing unsafe is let by.</summary>
    public static bool IsOpenToOthers(this IHostEnvironment environment) => !environment.IsDevelopment() && !environment.IsEnvironment(Demo);
}
