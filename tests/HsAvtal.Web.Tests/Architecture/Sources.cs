namespace HsAvtal.Web.Tests.Architecture;

/// <summary>The source files of the checkout that the tests were built from.</summary>
internal static class Sources
{
    private static readonly string _root = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(_root, path));

    public static bool Exists(string path) => File.Exists(Path.Combine(_root, path));

    /// <summary>The files of a project, with paths relative to it.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(string project, string pattern)
    {
        var folder = Path.Combine(_root, project);
        return
        [
            .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
                .Select(file => (file, File.ReadAllText(Path.Combine(folder, file)))),
        ];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HsAvtal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie within a checkout.");
        }

        return folder.FullName;
    }
}
