using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;

namespace HsAvtal.Web.Hosting;

/// <summary>What the program does besides serving: <c>migrate</c>, <c>demo</c>, <c>demo-parties</c>, <c>demo-users</c>, <c>log-key</c> and <c>verify-log</c>.</summary>
public static class Commands
{
    /// <summary>
    /// Secrets as files, one each, named as the environment variable: where Docker, Kubernetes and systemd put them, or in the
    /// folder that <c>HSAVTAL_SECRETS</c> names.
    /// </summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration["HSAVTAL_SECRETS"] ?? "/run/secrets");
        builder.Configuration.AddKeyPerFile(folder, optional: true);
    }

    /// <summary>The app role's connection string.</summary>
    /// <exception cref="DatabaseSetupException">It is not configured.</exception>
    public static string RequireConnectionString(this IConfiguration configuration) =>
        configuration.GetConnectionString("HsAvtal")
        ?? throw new DatabaseSetupException("Anslutningssträngen ConnectionStrings__HsAvtal saknas. Sätt den i miljön, eller lägg den i en fil med det namnet i /run/secrets.");

    /// <returns>The exit code when the arguments name a command, else null.</returns>
    public static async Task<int?> TryRunAsync(string[] args, WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        Func<Task<bool>>? command = args.FirstOrDefault() switch
        {
            "migrate" => () => Done(Migrator.MigrateAsync(Owner(configuration), configuration.RequireConnectionString())),
            "demo" => () => Done(LoadDemoAsync(builder, withAudits: true)),
            "demo-parties" => () => Done(LoadDemoAsync(builder, withAudits: false)),
            "demo-users" => () => Done(PrintDemoUsersAsync()),
            "log-key" when args.Length == 2 => () => Done(LogKey.MakeAsync(args[1])),
            "verify-log" => () => VerifyLog.RunAsync(Owner(configuration), args[1..], configuration, Console.Out),
            _ => null,
        };
        if (command is null)
        {
            return null;
        }

        try
        {
            return await command() ? 0 : 1;
        }
        catch (Exception e) when (e is DatabaseSetupException or SettingException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The role that owns the schema; in development it may be the app's own.</summary>
    private static string Owner(IConfiguration configuration) =>
        configuration.GetConnectionString("HsAvtalOwner") ?? configuration.RequireConnectionString();

    private static Task LoadDemoAsync(WebApplicationBuilder builder, bool withAudits) => builder.Environment.IsOpenToOthers()
        ? throw new SettingException("Demodata läses inte in i produktion. Sätt ASPNETCORE_ENVIRONMENT=Demo om det är en demonstration.")
        : DemoData.LoadAsync(Owner(builder.Configuration), TimeProvider.System.GetUtcNow(), withAudits);

    private static async Task<bool> Done(Task command)
    {
        await command;
        return true;
    }

    private static async Task PrintDemoUsersAsync()
    {
        foreach (var user in DemoUsers.All)
        {
            await Console.Out.WriteLineAsync($"{Components.Shared.Words.Of(user.Role),-15} {user.UserName,-32} {DemoUsers.SignInWord}");
        }
    }
}
