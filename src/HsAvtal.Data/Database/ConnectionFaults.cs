using System.Net.Sockets;
using Npgsql;

namespace HsAvtal.Data.Database;

/// <summary>Tells a connection that was lost from an answer that is late, or refused.</summary>
public static class ConnectionFaults
{
    /// <summary>Whether the connection was lost: the database restarts, fails over or ends its sessions.</summary>
    public static bool IsLostConnection(this Exception exception) => exception switch
    {
        PostgresException e => e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException e => e.InnerException is IOException or SocketException,
        _ => false,
    };
}
