using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;

namespace HsAvtal.Web.Hosting;

/// <summary>What the program does besides serving: <c>migrate</c>, <c>demo</c> and <c>demo-users</c>.</summary>
public static class Commands
{
    /// <summary>The app role's connection string.</summary>
    /// <exception cref="DatabaseSetupException">It is not configured.</exception>
    public static string RequireConnectionString(this IConfiguration configuration) =>
        configuration.GetConnectionString("HsAvtal")
        ?? throw new DatabaseSetupException("Anslutningssträngen ConnectionStrings__HsAvtal saknas. Sätt den i miljön.");

    /// <returns>The exit code when the arguments name a command, else null.</returns>
    public static async Task<int?> TryRunAsync(string[] args, IConfiguration configuration)
    {
        Func<Task>? command = args.FirstOrDefault() switch
        {
            "migrate" => () => Migrator.MigrateAsync(Owner(configuration), configuration.RequireConnectionString()),
            "demo" => () => DemoData.LoadAsync(Owner(configuration), TimeProvider.System.GetUtcNow()),
            "demo-users" => PrintDemoUsersAsync,
            _ => null,
        };
        if (command is null)
        {
            return null;
        }

        try
        {
            await command();
            return 0;
        }
        catch (DatabaseSetupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The role that owns the schema; in development it may be the app's own.</summary>
    private static string Owner(IConfiguration configuration) =>
        configuration.GetConnectionString("HsAvtalOwner") ?? configuration.RequireConnectionString();

    private static async Task PrintDemoUsersAsync()
    {
        foreach (var user in DemoUsers.All)
        {
            await Console.Out.WriteLineAsync($"{Components.Shared.Words.Of(user.Role),-15} {user.UserName,-32} {DemoUsers.SignInWord}");
        }
    }
}
