using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Features.Accessibility;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary>Why the program does not start: a setting that is missing or wrong, or one that is unsafe where real people work.</summary>
public static class StartUp
{
    private const int ShortestPassword = 12;

    private static readonly string[] _commonPasswords = ["adminadmin12", "changeme1234", "hsavtal_app_", "hsavtal12345", "passwordpassword", "postgrespostgres"];

    /// <summary>One clear Swedish line, or null when everything is as it should be.</summary>
    public static async Task<string?> RefusalAsync(WebApplicationBuilder builder)
    {
        try
        {
            var connection = builder.Configuration.RequireConnectionString();
            Limits.Read(builder.Configuration);
            ProxyAddresses.Read(builder.Configuration);
            AccessibilityOptions.Read(builder.Configuration);
            return builder.Environment.IsOpenToOthers()
                ? UnsafeSetting(builder.Configuration, connection) ?? await UnsafeDatabaseAsync(connection)
                : null;
        }
        catch (Exception e) when (e is SettingException or DatabaseSetupException)
        {
            return e.Message;
        }
    }

    private static string? UnsafeSetting(IConfiguration configuration, string connection)
    {
        if (configuration.GetValue<bool>("Demo:Enabled"))
        {
            return "Demonstrationsläget är på i produktion, så att vem som helst kan logga in. Ta bort Demo__Enabled, eller sätt ASPNETCORE_ENVIRONMENT=Demo om det är en demonstration.";
        }

        return HasDefaultSecret(connection)
            ? $"Databasens lösenord i ConnectionStrings__HsAvtal är ett standardlösenord eller kortare än {ShortestPassword} tecken. Byt det, till exempel mot det som openssl rand -hex 24 skriver."
            : null;
    }

    /// <summary>No password at all is no secret to guess: the server then knows the program in another way, such as a certificate.</summary>
    private static bool HasDefaultSecret(string connection)
    {
        var settings = Migrator.Read(connection);
        return settings.Password is { Length: > 0 } password
            && (password.Length < ShortestPassword
                || string.Equals(password, settings.Username, StringComparison.OrdinalIgnoreCase)
                || _commonPasswords.Contains(password, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<string?> UnsafeDatabaseAsync(string connection)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
            return await UnsafeRoleAsync(database) ?? await DemoUsersAsync(database);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return $"Databasservern går inte att nå ({e.InnerException?.Message ?? e.Message}). Kontrollera värd, port, lösenord och att den är igång.";
        }
    }

    /// <summary>Also what the role may become by SET ROLE.</summary>
    private static async Task<string?> UnsafeRoleAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            SELECT current_user::text, CASE
              WHEN EXISTS (SELECT FROM pg_roles r WHERE r.rolsuper AND pg_has_role(current_user, r.oid, 'MEMBER')) THEN 'är superanvändare'
              WHEN EXISTS (SELECT FROM pg_roles r WHERE r.rolbypassrls AND pg_has_role(current_user, r.oid, 'MEMBER')) THEN 'går förbi radbehörigheten (BYPASSRLS)'
              WHEN EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(current_user, c.relowner, 'MEMBER')) THEN 'äger tabeller'
              WHEN EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database() AND pg_has_role(current_user, d.datdba, 'MEMBER')) THEN 'äger databasen'
            END
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return await reader.IsDBNullAsync(1)
            ? null
            : $"Rollen {reader.GetString(0)} i ConnectionStrings__HsAvtal {reader.GetString(1)}. Låt webbplatsen logga in som en roll som inte äger något; scripts/roles.sql gör en.";
    }

    private static async Task<string?> DemoUsersAsync(NpgsqlDataSource database)
    {
        await using var exists = database.CreateCommand("SELECT to_regclass('user_account') IS NOT NULL");
        if (!(bool)(await exists.ExecuteScalarAsync())!)
        {
            return null;
        }

        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM user_account WHERE user_name = ANY ($1) AND NOT is_disabled)");
        command.Parameters.Add(new() { Value = DemoUsers.All.Select(u => u.UserName).ToArray() });
        return (bool)(await command.ExecuteScalarAsync())!
            ? "Databasen har demonstrationens användare, vars lösenord alla kan läsa. Börja med en tom databas, eller sätt ASPNETCORE_ENVIRONMENT=Demo om det är en demonstration."
            : null;
    }
}
