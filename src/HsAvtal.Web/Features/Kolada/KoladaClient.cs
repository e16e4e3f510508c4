using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>
/// Asks Kolada, version 3 of its interface: at most 25 ids in each part of an address, page after page until there is no next.
/// An answer that is too large, cut off, unreadable or that leads elsewhere is refused; nothing of it is used.
/// </summary>
public sealed class KoladaClient
{
    /// <summary>Kolada's own limit for each part of an address.</summary>
    public const int MostIds = 25;

    /// <summary>Kolada's own default.</summary>
    private const int PageSize = 5000;

    /// <summary>More pages than any question of ours can have: a list that leads back into itself.</summary>
    private const int MostPages = 1000;

    private readonly HttpClient _http;
    private readonly KoladaOptions _options;

    public KoladaClient(HttpClient http, IOptions<KoladaOptions> options)
    {
        _http = http;
        _options = options.Value;
    }

    /// <summary>Those of the indicators that Kolada has.</summary>
    /// <exception cref="KoladaException">Kolada could not be asked, or its answer not used.</exception>
    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<string> kpis, CancellationToken ct = default)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var ids in kpis.Chunk(MostIds))
        {
            await foreach (var kpi in PagesAsync<KoladaKpi>($"kpi/{Joined(ids)}?per_page={PageSize}", ct))
            {
                known.Add(kpi.Id);
            }
        }

        return known;
    }

    /// <summary>The figures of some indicators.</summary>
    /// <param name="kpis">Indicators, by Kolada's ids.</param>
    /// <param name="municipalities">Four digits; 0000 is the nation, and a region begins with 00.</param>
    /// <param name="years">Which years.</param>
    /// <param name="changedSince">Only what has changed since that day; null for all.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="KoladaException">Kolada could not be asked, or its answer not used.</exception>
    public async IAsyncEnumerable<KoladaRow> DataAsync(
        IReadOnlyCollection<string> kpis,
        IReadOnlyCollection<string> municipalities,
        IReadOnlyCollection<int> years,
        DateOnly? changedSince,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        var since = changedSince is { } day ? $"&from_date={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        foreach (var kpi in kpis.Chunk(MostIds))
        {
            foreach (var municipality in municipalities.Chunk(MostIds))
            {
                foreach (var year in years.Select(y => y.ToString(CultureInfo.InvariantCulture)).Chunk(MostIds))
                {
                    var path = $"data/kpi/{Joined(kpi)}/municipality/{Joined(municipality)}/year/{Joined(year)}?per_page={PageSize}{since}";
                    await foreach (var row in PagesAsync<KoladaRow>(path, ct))
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    private static string Joined(IEnumerable<string> ids) => string.Join(',', ids.Select(Uri.EscapeDataString));

    private async IAsyncEnumerable<T> PagesAsync<T>(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        Uri? address = new(_http.BaseAddress!, path);
        var pages = 0;
        while (address is not null)
        {
            if (++pages > MostPages)
            {
                throw new KoladaException("Svaret från Kolada tar aldrig slut: sidorna leder tillbaka till sig själva.");
            }

            var page = await PageAsync<T>(address, ct);
            foreach (var value in page.Values)
            {
                yield return value;
            }

            address = Next(page.NextUrl);
        }
    }

    /// <summary>The next page, only ever at Kolada itself.</summary>
    private Uri? Next(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return null;
        }

        var home = _http.BaseAddress!;
        return Uri.TryCreate(home, url, out var next) && (home.IsBaseOf(next) || home.IsBaseOf(Secured(next)))
            ? new Uri(home, next.PathAndQuery)
            : throw new KoladaException("Kolada hänvisade till en annan adress, som inte följdes.");

        // Behind a proxy a server may believe that it is asked without TLS.
        static Uri Secured(Uri address) => address.IsDefaultPort ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri : address;
    }

    private async Task<KoladaPage<T>> PageAsync<T>(Uri address, CancellationToken ct)
    {
        using var body = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            Demand(answer);
            body.CancelAfter(_options.Timeout);
            await answer.Content.LoadIntoBufferAsync(_options.LargestAnswer, body.Token);
            var page = await answer.Content.ReadFromJsonAsync<KoladaPage<T>>(JsonSerializerOptions.Default, body.Token);
            return page?.Values is null ? throw new JsonException("The page has no values.") : page;
        }
        catch (JsonException e)
        {
            throw new KoladaException("Svaret från Kolada är avbrutet eller går inte att läsa.", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new KoladaException("Kolada svarade inte i tid.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new KoladaException("Svaret från Kolada är orimligt stort.", e);
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            throw new KoladaException("Koladas certifikat går inte att lita på.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new KoladaException("Kolada går inte att nå, eller bröt förbindelsen.", e);
        }
    }

    private static void Demand(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode is >= 300 and < 400)
        {
            throw new KoladaException("Kolada hänvisade till en annan adress, som inte följdes.");
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new KoladaException($"Kolada svarade med fel {(int)answer.StatusCode}.");
        }
    }
}
