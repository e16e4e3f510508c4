namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>Databases as a new installation has them: migrated and with the demonstration data, by the app's own commands.</summary>
public static class DemoDatabase
{
    private static readonly Lazy<Task<string>> _template = new(() => TestServer.MakeTemplateAsync(async database =>
    {
        await AppProcess.CommandAsync(database, "migrate");
        await AppProcess.CommandAsync(database, "demo");
    }));

    public static async Task<TestDatabase> CreateAsync() => await TestServer.CreateDatabaseAsync(await _template.Value);
}
