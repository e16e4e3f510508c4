using Microsoft.Extensions.Logging.Abstractions;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// What no page of the product sends over a circuit (an event that it does not have, a component that was not drawn here, a call of
/// something else) is refused by the framework, which says so where only somebody debugging looks. Here it is said as every refusal is.
/// </summary>
public sealed class ForgedEvents : ILoggerProvider
{
    private const string Framework = "Microsoft.AspNetCore.Components.Server";

    /// <summary>Says nothing but that it refuses.</summary>
    private const string Components = $"{Framework}.ServerComponentDeserializer";

    /// <summary>Say what they do, and with an exception what they refuse.</summary>
    private static readonly string[] _calls = [$"{Framework}.Circuits.RemoteJSRuntime", $"{Framework}.Circuits.CircuitHost"];

    private readonly Lazy<ILogger> _refusals;

    public ForgedEvents(IServiceProvider services) =>
        _refusals = new(() => services.GetRequiredService<ILoggerFactory>().CreateLogger("HsAvtal.Refusals"));

    public ILogger CreateLogger(string categoryName) =>
        categoryName == Components || _calls.Contains(categoryName, StringComparer.Ordinal) ? new Listener(this, categoryName == Components) : NullLogger.Instance;

    public void Dispose()
    {
        // Holds nothing.
    }

    private sealed class Listener : ILogger
    {
        private readonly ForgedEvents _owner;
        private readonly bool _onlyRefuses;

        public Listener(ForgedEvents owner, bool onlyRefuses)
        {
            _owner = owner;
            _onlyRefuses = onlyRefuses;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        /// <summary>What is said at a higher level is in the log already.</summary>
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel <= LogLevel.Debug && (_onlyRefuses || exception is not null))
            {
                _owner._refusals.Value.LogWarning("Refused what no page sends: {Reason} {Error}", formatter(state, exception), exception?.Message);
            }
        }
    }
}

public static class ForgedEventsSetup
{
    public static void AddForgedEvents(this ILoggingBuilder logging)
    {
        logging.Services.AddSingleton<ILoggerProvider, ForgedEvents>();
        logging.AddFilter<ForgedEvents>(null, LogLevel.None).AddFilter<ForgedEvents>("Microsoft.AspNetCore.Components.Server", LogLevel.Debug);
    }
}
