using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace HsAvtal.Web.Tests.Support;

/// <summary>
/// Hears from the database itself how it carries out each statement, those inside of functions and policies too, and how long
/// each takes: <c>auto_explain</c>, speaking to the client.
/// </summary>
public sealed partial class Plans : DbConnectionInterceptor
{
    private readonly ConcurrentQueue<Plan> _heard = new();

    public IReadOnlyList<Plan> Heard => [.. _heard];

    /// <summary>From now on every new session of the database tells. Needs the superuser.</summary>
    public static async Task AskAsync(string superConnection)
    {
        await using var connection = new NpgsqlConnection(superConnection);
        await connection.OpenAsync();
        foreach (var setting in (string[])
        [
            "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_level = 'notice'", "auto_explain.log_format = 'json'",
            "auto_explain.log_nested_statements = on",
        ])
        {
            await using var command = new NpgsqlCommand($"ALTER DATABASE \"{connection.Database}\" SET {setting}", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>As before <see cref="AskAsync"/>.</summary>
    public static async Task StopAskingAsync(string superConnection)
    {
        await using var connection = new NpgsqlConnection(superConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"ALTER DATABASE \"{connection.Database}\" RESET ALL", connection);
        await command.ExecuteNonQueryAsync();
    }

    public void Forget() => _heard.Clear();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Listen(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Listen(connection);
        return Task.CompletedTask;
    }

    private void Listen(DbConnection connection)
    {
        var opened = (NpgsqlConnection)connection;
        opened.Notice -= Hear;
        opened.Notice += Hear;
    }

    private void Hear(object sender, NpgsqlNoticeEventArgs notice)
    {
        if (Told().Match(notice.Notice.MessageText) is { Success: true } told)
        {
            _heard.Enqueue(new Plan(double.Parse(told.Groups["ms"].Value, CultureInfo.InvariantCulture), told.Groups["plan"].Value));
        }
    }

    [GeneratedRegex(@"^duration: (?<ms>[0-9.]+) ms  plan:\n(?<plan>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Told();
}

/// <summary>How a statement was carried out.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Json">As PostgreSQL writes it.</param>
public sealed record Plan(double Milliseconds, string Json)
{
    public string Statement => Root().GetProperty("Query Text").GetString()!;

    /// <summary>The tables that were read from the first row to the last.</summary>
    public IReadOnlyList<string> Scanned => [.. Nodes(Root().GetProperty("Plan")).Where(n => Type(n) == "Seq Scan").Select(Relation).Distinct(StringComparer.Ordinal)];

    /// <summary>The tables that were read from the first row on, as they lie or in the order of an index, until enough was found.</summary>
    public IReadOnlyList<string> Walked => [.. Nodes(Root().GetProperty("Plan"))
        .Where(n => Type(n) == "Seq Scan" || (Type(n) is "Index Scan" or "Index Only Scan" && !n.TryGetProperty("Index Cond", out _))).Select(Relation)];

    /// <summary>The tables that were read at all.</summary>
    public IReadOnlyList<string> Read => [.. Nodes(Root().GetProperty("Plan")).Where(n => n.TryGetProperty("Relation Name", out _)).Select(Relation)];

    /// <summary>What a table's rows were looked up by, each time it was read; null where by nothing.</summary>
    public IReadOnlyList<string?> LookedUpBy(string table) => [.. Nodes(Root().GetProperty("Plan"))
        .Where(n => n.TryGetProperty("Relation Name", out var name) && name.GetString() == table)
        .Select(n => n.TryGetProperty("Index Cond", out var condition) ? condition.GetString() : null)];

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        (node.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes) : []).Prepend(node);

    private static string Type(JsonElement node) => node.GetProperty("Node Type").GetString()!;

    private static string Relation(JsonElement node) => node.GetProperty("Relation Name").GetString()!;

    private JsonElement Root() => JsonElement.Parse(Json);
}
