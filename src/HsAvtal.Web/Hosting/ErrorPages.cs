using HsAvtal.Domain.Access;

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
            StatusCodeSelector = exception => exception is AccessDeniedException ? StatusCodes.Status403Forbidden : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is AccessDeniedException,
        });
        app.UseStatusCodePagesWithReExecute("/fel/{0}", createScopeForStatusCodePages: true);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }
    }
}
