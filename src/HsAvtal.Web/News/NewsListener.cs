using HsAvtal.Data.ChangeLog;
using Npgsql;

namespace HsAvtal.Web.News;

/// <summary>The instance's one connection that listens to what the database tells. A lost one is made anew.</summary>
public sealed class NewsListener : BackgroundService
{
    /// <summary>How long the connection is quiet before it is asked whether it is still there.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _database;
    private readonly NewsDesk _desk;
    private readonly ILogger<NewsListener> _logger;
    private NpgsqlConnection? _connection;

    public NewsListener(NpgsqlDataSource database, NewsDesk desk, ILogger<NewsListener> logger)
    {
        _database = database;
        _desk = desk;
        _logger = logger;
    }

    /// <summary>Listens before the first page is shown. Without a database the program starts all the same, as it goes on without.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryListenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (_connection is not null)
            {
                await HearAsync(_connection, stoppingToken);
            }

            await Task.Delay(_pause, stoppingToken);
            if (await TryListenAsync(stoppingToken))
            {
                _desk.MissedSome();
            }
        }
    }

    private async Task<bool> TryListenAsync(CancellationToken ct)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await _database.OpenConnectionAsync(ct);
            connection.Notification += (_, told) => _desk.Publish(ChangeNotice.Parse(told.Payload));
            await using var command = new NpgsqlCommand($"LISTEN {ChangeNotice.Channel}", connection);
            await command.ExecuteNonQueryAsync(ct);
            (_connection, connection) = (connection, null);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            _logger.LogWarning(e, "News are not heard: the database does not answer");
            return false;
        }
        finally
        {
            // One that does not listen goes back, or the pool would lose one a second.
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    /// <summary>Until the connection is lost or the program stops.</summary>
    private async Task HearAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await using (connection)
            {
                while (true)
                {
                    if (!await connection.WaitAsync(_quiet, ct))
                    {
                        await using var command = new NpgsqlCommand("SELECT 1", connection);
                        await command.ExecuteNonQueryAsync(ct);
                    }
                }
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            _logger.LogWarning(e, "News are not heard: the connection to the database is lost");
        }
        finally
        {
            _connection = null;
        }
    }
}
