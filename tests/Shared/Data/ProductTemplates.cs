using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;

namespace HsAvtal.Tests.Shared;

/// <summary>Databases of the product, made once per test process and copied for each test class.</summary>
public static class ProductTemplates
{
    /// <summary>The moment that the demonstration data is loaded at. Late enough for every offset to its plan's dates.</summary>
    public static readonly DateTimeOffset DemoLoadedAt = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<string>> _migrated = new(() =>
        TestServer.MakeTemplateAsync(db => Migrator.MigrateAsync(db.OwnerConnection, db.AppConnection)));

    private static readonly Lazy<Task<string>> _demo = new(async () =>
        await TestServer.MakeTemplateAsync(db => DemoData.LoadAsync(db.OwnerConnection, DemoLoadedAt), await _migrated.Value));

    /// <summary>A database with the product's schema and nothing in it.</summary>
    public static async Task<TestDatabase> CreateMigratedAsync() => await TestServer.CreateDatabaseAsync(await _migrated.Value);

    /// <summary>A database with the demonstration data.</summary>
    public static async Task<TestDatabase> CreateDemoAsync() => await TestServer.CreateDatabaseAsync(await _demo.Value);
}
