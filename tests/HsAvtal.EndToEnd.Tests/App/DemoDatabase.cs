namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>Databases as a new installation has them: migrated and with the demonstration data, by the app's own commands.</summary>
public static class DemoDatabase
{
    private static readonly Lazy<Task<string>> _migrated = new(() =>
        TestServer.MakeTemplateAsync(database => AppProcess.CommandAsync(database, "migrate")));

    private static readonly Lazy<Task<string>> _template = Template("demo");
    private static readonly Lazy<Task<string>> _withoutAudits = Template("demo-parties");

    public static async Task<TestDatabase> CreateAsync() => await TestServer.CreateDatabaseAsync(await _template.Value);

    /// <summary>The agreement, its parties and the users alone.</summary>
    public static async Task<TestDatabase> CreateWithoutAuditsAsync() => await TestServer.CreateDatabaseAsync(await _withoutAudits.Value);

    private static Lazy<Task<string>> Template(string load) => new(async () =>
        await TestServer.MakeTemplateAsync(database => AppProcess.CommandAsync(database, load), await _migrated.Value));
}
