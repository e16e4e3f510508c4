using HsAvtal.Data;
using HsAvtal.Data.Database;
using Xunit;

namespace HsAvtal.Tests.Shared;

/// <summary>A test class's own database with the product's schema and nothing in it: <c>IClassFixture&lt;MigratedDatabase&gt;</c>.</summary>
public sealed class MigratedDatabase : ProductDatabase
{
    public MigratedDatabase()
        : base(ProductTemplates.CreateMigratedAsync)
    {
    }
}

/// <summary>A test class's own database with the demonstration data: <c>IClassFixture&lt;DemoDatabase&gt;</c>.</summary>
public sealed class DemoDatabase : ProductDatabase
{
    public DemoDatabase()
        : base(ProductTemplates.CreateDemoAsync)
    {
    }
}

/// <summary>What the fixtures have in common.</summary>
public abstract class ProductDatabase : IAsyncLifetime
{
    private readonly Func<Task<TestDatabase>> _create;
    private TestDatabase? _database;

    private protected ProductDatabase(Func<Task<TestDatabase>> create) => _create = create;

    public string OwnerConnection => Database.OwnerConnection;

    public string AppConnection => Database.AppConnection;

    public string SuperConnection => Database.SuperConnection;

    private TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture is not initialised.");

    public async Task InitializeAsync() => _database = await _create();

    public async Task DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>What is stored, whoever may see it: as the owner.</summary>
    public HsAvtalDbContext Open() => DatabaseSetup.Open(OwnerConnection);

    /// <summary>A context as the app has it, with row security.</summary>
    public HsAvtalDbContext OpenAs(Guid? userId) => DatabaseSetup.Open(AppConnection, userId);
}
