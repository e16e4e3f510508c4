using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HsAvtal.Web.Tests.Support;

/// <summary>A line that the app logged, with the correlation id of the scope it was logged in.</summary>
public sealed record LogLine(string Category, LogLevel Level, string Text, string? CorrelationId);

/// <summary>Keeps what the app logs.</summary>
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogLine> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<LogLine> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // Nothing is held.
    }

    private string? CorrelationId()
    {
        string? id = null;
        _scopes.ForEachScope<object?>((scope, _) => id = (scope as IReadOnlyDictionary<string, object>)?.GetValueOrDefault("CorrelationId") as string ?? id, null);
        return id;
    }

    private sealed class Logger : ILogger
    {
        private readonly LogLines _owner;
        private readonly string _category;

        public Logger(LogLines owner, string category)
        {
            _owner = owner;
            _category = category;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _owner._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _owner._lines.Enqueue(new LogLine(_category, logLevel, formatter(state, exception), _owner.CorrelationId()));
    }
}
