using HsAvtal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace HsAvtal.Web.News;

/// <summary>Tells an open page that somebody else has changed what it shows, whichever instance either of them is at.</summary>
public static class NewsSetup
{
    public static void AddNews(this IServiceCollection services)
    {
        services.AddSingleton<NewsDesk>();
        services.AddHostedService<NewsListener>();
        services.AddScoped<NewsStream>();
        services.AddScoped<Arrival>();
    }

    public static void MapNews(this WebApplication app) => app
        .MapGet(Watch.Path, (NewsStream news, long fran, string? huvudman, CancellationToken left, [FromQuery] Guid[] sak, [FromQuery] Subject[] slag) =>
            TypedResults.ServerSentEvents(news.ReadAsync(new Watch(sak, slag, huvudman), DateTimeOffset.FromUnixTimeMilliseconds(fran), left)))
        .DisableRequestTimeout()
        .RequireRateLimiting(LimitSetup.News);
}
