using HsAvtal.Data.Database;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// A page whose connection to the database is lost while rows come is made once more, from its beginning and with services of its own.
/// What had not begun to come has been asked again already. Only what is read, and only while nothing of it is sent.
/// </summary>
public static class ReadAgain
{
    public static void UseReadAgain(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (HttpMethods.IsGet(context.Request.Method) && !context.Response.HasStarted && e.IsLostConnection())
        {
            await AgainAsync(context, next);
        }
    });

    private static async Task AgainAsync(HttpContext context, RequestDelegate next)
    {
        var first = context.RequestServices;
        await using var scope = first.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestServices = first;
        }
    }
}
