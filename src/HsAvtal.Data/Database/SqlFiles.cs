namespace HsAvtal.Data.Database;

/// <summary>The SQL that the assembly carries, from the folder Migrations.</summary>
public static class SqlFiles
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlFiles).Assembly.GetManifestResourceStream($"HsAvtal.Data.Migrations.{name}")
            ?? throw new InvalidOperationException($"The SQL file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
