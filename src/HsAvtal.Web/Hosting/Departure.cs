using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// How the program stops when it is asked to (SIGTERM, Ctrl-C), so that whoever has a page open goes on at another instance without
/// losing anything: at once it takes no new connections, then what is being saved comes to its end and what is typed is kept, and only then
/// are the open pages closed. Asked twice it stops at once. See docs/decisions/0049.
/// </summary>
public sealed class Departure : IHostLifetime, IDisposable
{
    /// <summary>How long what is being saved is waited for, and after that what is being answered.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>What the pages were told last is to reach them before they are closed.</summary>
    private static readonly TimeSpan _onItsWay = TimeSpan.FromMilliseconds(250);

    private readonly IServer _server;
    private readonly IHostApplicationLifetime _program;
    private readonly TimeProvider _time;
    private readonly ILogger<Departure> _logger;
    private readonly ConcurrentDictionary<object, Func<Task>> _forms = [];
    private readonly CancellationTokenSource _impatient = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    public Departure(IServer server, IHostApplicationLifetime program, TimeProvider time, ILogger<Departure> logger)
    {
        _server = server;
        _program = program;
        _time = time;
        _logger = logger;
    }

    /// <summary>An open form, and what settles it before its page is closed.</summary>
    public void Add(object form, Func<Task> settle) => _forms[form] = settle;

    public void Remove(object form) => _forms.TryRemove(form, out _);

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, OnAsked));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>Ends when everything has settled and the program is stopping.</returns>
    public async Task LeaveAsync()
    {
        // Ends when the last page has been closed, which is why nobody waits for it here.
        _ = _server.StopAsync(_impatient.Token);
        try
        {
            if (!_forms.IsEmpty)
            {
                await Task.WhenAll(_forms.Values.Select(settle => settle())).WaitAsync(_patience, _time, CancellationToken.None);
                await Task.Delay(_onItsWay, _time, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            _logger.LogWarning(e, "Not everything had settled when the program stopped");
        }

        _impatient.CancelAfter(_patience);
        _program.StopApplication();
    }

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _impatient.Dispose();
    }

    private void OnAsked(PosixSignalContext signal)
    {
        // The signal alone would end the process now.
        signal.Cancel = true;
        if (Interlocked.Increment(ref _asked) == 1)
        {
            _ = LeaveAsync();
        }
        else
        {
            _program.StopApplication();
        }
    }
}

public static class DepartureSetup
{
    public static void AddDeparture(this IServiceCollection services)
    {
        services.AddSingleton<Departure>();
        services.AddSingleton<IHostLifetime>(s => s.GetRequiredService<Departure>());
    }
}
