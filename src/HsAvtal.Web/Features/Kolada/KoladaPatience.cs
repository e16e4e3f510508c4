using System.Net;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>Paces what this process asks of Kolada, and asks again when Kolada is too busy or broken for the moment.</summary>
public sealed class KoladaPatience : DelegatingHandler
{
    /// <summary>Longer than this nobody waits, whatever the answer asks for: the run fails and the next one tries.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(2);

    private readonly KoladaPace _pace;
    private readonly KoladaOptions _options;
    private readonly TimeProvider _time;

    public KoladaPatience(KoladaPace pace, IOptions<KoladaOptions> options, TimeProvider time)
    {
        _pace = pace;
        _options = options.Value;
        _time = time;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var retry = 0;
        while (true)
        {
            await _pace.WaitAsync(cancellationToken);
            var isLast = retry >= _options.Retries;
            TimeSpan? wait = null;
            try
            {
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                attempt.CancelAfter(_options.Timeout);
                var answer = await base.SendAsync(request, attempt.Token);
                if (isLast || !IsPassing(answer.StatusCode))
                {
                    return answer;
                }

                wait = Asked(answer);
                answer.Dispose();
            }
            catch (Exception e) when (!isLast && !cancellationToken.IsCancellationRequested && IsPassing(e))
            {
                // Asked again below.
            }

            await Task.Delay(wait ?? (_options.RetryDelay * Math.Pow(2, retry)), _time, cancellationToken);
            retry++;
        }
    }

    private static bool IsPassing(Exception e) =>
        e is OperationCanceledException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded };

    private static bool IsPassing(HttpStatusCode code) => code == HttpStatusCode.TooManyRequests || (int)code >= 500;

    private TimeSpan? Asked(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? (answer.Headers.RetryAfter?.Date - _time.GetUtcNow());
        return asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, _longestWait.Ticks)) : null;
    }
}

/// <summary>At most so many requests a second, evenly spread, whoever asks in this process.</summary>
public sealed class KoladaPace
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _step;
    private readonly long _start;
    private TimeSpan _next;

    public KoladaPace(IOptions<KoladaOptions> options, TimeProvider time)
    {
        _time = time;
        _step = TimeSpan.FromSeconds(1) / options.Value.RequestsPerSecond;
        _start = time.GetTimestamp();
    }

    public Task WaitAsync(CancellationToken ct)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = _time.GetElapsedTime(_start);
            wait = _next > now ? _next - now : TimeSpan.Zero;
            _next = now + wait + _step;
        }

        return wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, _time, ct);
    }
}
