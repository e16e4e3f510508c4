using System.Security.Cryptography;
using HsAvtal.Data.ChangeLog;
using Npgsql;

namespace HsAvtal.Web.Hosting;

/// <summary>
/// Writes where the change log's chains stand to the ordinary log, signed: at start, at stop, and every
/// <c>ChangeLog__HeadInterval</c> for the chains that have moved. What is written outside of the database cannot be changed
/// from within it.
/// </summary>
public sealed class LogHeadPrinter : BackgroundService
{
    private static readonly TimeSpan _usual = TimeSpan.FromMinutes(10);

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly ILogger<LogHeadPrinter> _logger;
    private readonly ECDsa? _key;
    private readonly TimeSpan _interval;
    private readonly Dictionary<Guid, long> _printed = [];

    public LogHeadPrinter(NpgsqlDataSource database, TimeProvider time, IConfiguration configuration, ILogger<LogHeadPrinter> logger)
    {
        _database = database;
        _time = time;
        _logger = logger;
        _key = LogKey.Read(configuration);
        _interval = configuration.GetValue<TimeSpan?>("ChangeLog:HeadInterval") ?? _usual;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await PrintAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _key?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_key is null)
        {
            _logger.LogWarning("The change log's heads are unsigned: neither ChangeLog__SigningKey nor ChangeLog__SigningKeyFile is set");
        }

        using var timer = new PeriodicTimer(_interval, _time);
        do
        {
            await PrintAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A database that does not answer is told of elsewhere; the next time comes.</summary>
    private async Task PrintAsync(CancellationToken ct)
    {
        try
        {
            await using var command = _database.CreateCommand("SELECT chain, sequence, hash FROM change_log_head ORDER BY chain");
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var (chain, sequence) = (reader.GetGuid(0), reader.GetInt64(1));
                if (_printed.GetValueOrDefault(chain) != sequence)
                {
                    _logger.LogInformation("Change log head {Head}", LogHead.Of(chain, sequence, reader.GetFieldValue<byte[]>(2), _time.GetUtcNow(), _key).Text);
                    _printed[chain] = sequence;
                }
            }
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException)
        {
            _logger.LogWarning(e, "The change log's heads could not be read");
        }
    }
}
