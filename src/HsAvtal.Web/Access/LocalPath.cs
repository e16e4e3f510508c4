namespace HsAvtal.Web.Access;

/// <summary>Where one is led after signing in.</summary>
internal static class LocalPath
{
    /// <summary>Only a path of our own is returned to, never another site.</summary>
    public static string Of(string? path) =>
        path is not null && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl) ? path : "/";
}
