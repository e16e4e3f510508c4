namespace HsAvtal.Web.Features.Files;

/// <summary><c>/underlag/{id}</c>: a file is sent back as a download and never shown within the product's own pages.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this WebApplication app) => app.MapGet("/underlag/{id:guid}", SendAsync);

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, FileService files, CancellationToken ct)
    {
        if (await files.FindAsync(id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(file.Content, file.ContentType, file.Name);
    }
}
