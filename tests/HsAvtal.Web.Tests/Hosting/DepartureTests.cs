using System.Collections.Concurrent;
using System.Net.Sockets;
using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HsAvtal.Web.Tests.Hosting;

/// <summary>A server of its own that is asked to stop: who has a form open, and who has asked for something.</summary>
public sealed class DepartureTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _asked = new();
    private readonly TaskCompletionSource _answer = new();
    private readonly HttpClient _client = new();
    private readonly PassingTime _time = new();
    private WebApplication _app = null!;

    private Departure Departure => _app.Services.GetRequiredService<Departure>();

    private bool IsStopping => _app.Lifetime.ApplicationStopping.IsCancellationRequested;

    private Uri Address => new(_app.Urls.Single());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddDeparture();
        _app = builder.Build();
        _app.MapGet("/", async () =>
        {
            _asked.SetResult();
            await _answer.Task;
            return "answered";
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _answer.TrySetResult();
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task It_takes_no_connection_more_but_goes_on_until_every_form_has_settled()
    {
        var settled = new TaskCompletionSource();
        Departure.Add(this, () => settled.Task);

        var left = LeaveAsync();
        await ShouldRefuseAsync();
        _time.Pass(TimeSpan.FromSeconds(1));

        IsStopping.Should().BeFalse();
        settled.SetResult();
        await _time.PassUntilAsync(left);
        IsStopping.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_being_answered_is_answered()
    {
        var asking = _client.GetStringAsync(Address);
        await _asked.Task;

        await LeaveAsync();
        await ShouldRefuseAsync();
        _answer.SetResult();

        (await asking).Should().Be("answered");
    }

    [Fact]
    public async Task A_form_that_never_settles_keeps_nobody_waiting_for_long()
    {
        Departure.Add(this, () => new TaskCompletionSource().Task);

        await _time.PassUntilAsync(LeaveAsync());

        IsStopping.Should().BeTrue();
    }

    [Fact]
    public async Task A_form_that_has_been_left_keeps_nobody_waiting()
    {
        Departure.Add(this, () => new TaskCompletionSource().Task);
        Departure.Remove(this);

        await LeaveAsync().WaitAsync(TimeSpan.FromSeconds(30));

        IsStopping.Should().BeTrue();
    }

    /// <summary>As a signal does: on no thread of the test's, so that it goes on at once when what it waits for has come.</summary>
    private Task LeaveAsync() => Task.Run(Departure.LeaveAsync);

    private async Task ShouldRefuseAsync()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(Address.Host, Address.Port);
            }
            catch (SocketException)
            {
                return;
            }

            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>Time that passes when the test says so.</summary>
    private sealed class PassingTime : TimeProvider
    {
        private readonly ConcurrentDictionary<Timer, TimeSpan> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            _timers[timer] = dueTime;
            return timer;
        }

        public void Pass(TimeSpan time)
        {
            foreach (var (timer, due) in _timers)
            {
                _timers[timer] = due - time;
                if (due <= time)
                {
                    timer.Dispose();
                    timer.Ring();
                }
            }
        }

        public async Task PassUntilAsync(Task done)
        {
            while (!done.IsCompleted)
            {
                Pass(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            await done;
        }

        private sealed record Timer(PassingTime Time, Action Ring) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => Time._timers.TryUpdate(this, dueTime, Time._timers.GetValueOrDefault(this));

            public void Dispose() => Time._timers.TryRemove(this, out _);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
