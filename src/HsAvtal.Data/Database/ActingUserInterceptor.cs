using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>
/// Tells the database whom a context acts for, each time its connection is opened: row security shows and takes what that user
/// may. The pool wipes it when the connection comes back, and the next to open it sets it anew, also to nobody. A connection
/// that could not be told is closed again, so that nothing is asked on it. Prepared, since a connection with a prepared statement
/// keeps its plans in the pool, those of the policies' functions too; one without forgets them each time.
/// </summary>
internal sealed class ActingUserInterceptor : DbConnectionInterceptor
{
    public static readonly ActingUserInterceptor Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        try
        {
            using var command = Command(connection, eventData);
            command.Prepare();
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = Command(connection, eventData);
            await command.PrepareAsync(cancellationToken);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    private static NpgsqlCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var user = ((HsAvtalDbContext)eventData.Context!).ActsFor?.ToString() ?? "";
        return new NpgsqlCommand("SELECT set_config('hsavtal.user_id', $1, false)", (NpgsqlConnection)connection) { Parameters = { new() { Value = user, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } } };
    }
}
