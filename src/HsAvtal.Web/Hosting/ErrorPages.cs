using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace HsAvtal.Web.Hosting;

/// <summary>Faults and refusals end on a page in Swedish, with an id to quote and never a stack trace.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fel/500",
            CreateScopeForErrors = true,
            AllowStatusCode404Response = true,
            StatusCodeSelector = exception => exception switch
            {
                // What one may not touch is answered as what is not there, so that nobody learns which it is.
                AccessDeniedException { IsOfThing: true } => StatusCodes.Status404NotFound,
                // To others than administrators, what is administered is not there.
                AccessDeniedException { Operation: Operation.Administer } => StatusCodes.Status404NotFound,
                AccessDeniedException => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status500InternalServerError,
            },
            SuppressDiagnosticsCallback = context => context.Exception is AccessDeniedException,
        });
        app.UseStatusCodePagesWithReExecute("/fel/{0}", createScopeForStatusCodePages: true);
        app.Use(ReadErrorPageAsync);
        app.UseReadAgain();
    }

    /// <summary>An error page is read, whatever was posted: a form with a wrong token shall not stop the page that says so.</summary>
    private static async Task ReadErrorPageAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }
}
