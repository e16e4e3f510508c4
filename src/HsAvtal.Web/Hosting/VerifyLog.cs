using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Data.Database;
using HsAvtal.Web.Components.Shared;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary>The command <c>verify-log</c>: checks the change log's chains and says in Swedish how they were found.</summary>
public sealed class VerifyLog
{
    private readonly TextWriter _output;
    private readonly List<LogHead> _heads = [];
    private readonly ECDsa? _key;
    private bool _isWhole = true;

    private VerifyLog(TextWriter output, ECDsa? key)
    {
        _output = output;
        _key = key;
    }

    /// <param name="connectionString">A role that sees every entry: the owner.</param>
    /// <param name="arguments">--head HEAD-OR-LOG-FILE (several), --key FILE.</param>
    /// <param name="configuration">Where the key is when none is given.</param>
    /// <param name="output">Where the verdict goes.</param>
    /// <returns>Whether everything fits.</returns>
    /// <exception cref="DatabaseSetupException">The arguments or the database cannot be used.</exception>
    public static async Task<bool> RunAsync(string connectionString, IReadOnlyList<string> arguments, IConfiguration configuration, TextWriter output)
    {
        var given = arguments.Chunk(2).ToList();
        if (given.Exists(a => a.Length < 2 || a[0] is not ("--head" or "--key")))
        {
            throw new DatabaseSetupException("Användning: verify-log [--head SIGNERAT-HUVUD-ELLER-LOGGFIL]... [--key NYCKELFIL]");
        }

        using var key = given.Find(a => a[0] == "--key") is [_, var file] ? LogKey.ReadFile(file) : LogKey.Read(configuration);
        var verify = new VerifyLog(output, key);
        foreach (var head in given.Where(a => a[0] == "--head"))
        {
            await verify.TakeAsync(head[1]);
        }

        try
        {
            await verify.CheckAsync(connectionString);
        }
        catch (NpgsqlException e)
        {
            throw new DatabaseSetupException($"Databasen går inte att läsa: {e.Message}", e);
        }

        return verify._isWhole;
    }

    private async Task TakeAsync(string headOrFile)
    {
        var lines = File.Exists(headOrFile) ? File.ReadLines(headOrFile) : [headOrFile];
        var heads = lines.SelectMany(LogHead.In).DistinctBy(h => h.Text, StringComparer.Ordinal).ToList();
        if (heads.Count == 0)
        {
            await SayAsync(File.Exists(headOrFile) ? $"Obs: {headOrFile} innehåller inget huvud." : $"Fel: {headOrFile} är varken en fil eller ett huvud.");
            _isWhole &= File.Exists(headOrFile);
        }

        foreach (var forged in heads.Where(h => _key is not null && h.Signature is not null && !h.IsSignedBy(_key)))
        {
            await SayAsync($"Fel: signaturen stämmer inte: {forged.Text}");
            _isWhole = false;
        }

        var unsure = heads.Count(h => h.Chain is not null && (_key is null || h.Signature is null));
        if (unsure > 0)
        {
            await SayAsync($"Obs: {Words.Count(unsure, "huvud", "huvuden")} i {headOrFile} {(_key is null ? "kan inte kontrolleras mot någon nyckel" : "är inte signerade")}. De jämförs ändå.");
        }

        _heads.AddRange(heads.Where(h => _key is null || h.Signature is null || h.IsSignedBy(_key)));
    }

    private async Task CheckAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var names = await NamesAsync(connection);
        foreach (var report in await new ChainVerifier(connection, _heads).VerifyAsync())
        {
            var name = report.Chain is null ? "Utskrivet huvud" : names.GetValueOrDefault(report.Chain.Value, $"Okänd kedja {report.Chain}");
            await SayAsync(report.Fault is { } fault
                ? $"Fel: {name}: {Entry(fault)}: {fault.What}."
                : $"{name}: {Words.Count((int)report.Count, "post", "poster")}, alla stämmer. Huvud: {LogHead.Short(report.Count, report.Hash)}");
            _isWhole &= report.Fault is null;
        }

        var compared = _heads.Count == 0
            ? "Inget huvud utifrån är jämfört: att slutet på en kedja är borta, eller att allt är omräknat, syns bara mot ett sådant (--head)."
            : $"{Words.Count(_heads.Count, "huvud", "huvuden")} utifrån jämförda.";
        await SayAsync(compared);
        await SayAsync(_isWhole ? "Ändringsloggen är hel." : "ÄNDRINGSLOGGEN ÄR INTE HEL.");
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT id, short_name FROM agreement", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new Dictionary<Guid, string> { [Guid.Empty] = "Konton och annat utanför avtalen" };
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetGuid(0), $"Avtalet {reader.GetString(1)}");
        }

        return names;
    }

    private static string Entry(ChainFault fault) => fault.Id is null
        ? $"post {fault.Sequence.ToString(CultureInfo.InvariantCulture)}"
        : $"post {fault.Sequence.ToString(CultureInfo.InvariantCulture)} (id {fault.Id.Value.ToString(CultureInfo.InvariantCulture)}, {fault.OccurredAt:yyyy-MM-dd HH:mm:ss} UTC)";

    private Task SayAsync(string line) => _output.WriteLineAsync(line);
}
