using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HsAvtal.Data.Tests.Migrations;

/// <summary>Speaks just enough of PostgreSQL's protocol to let one caller in and say which version it is.</summary>
internal sealed class OldServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _conversation;

    private OldServer(string version)
    {
        _listener.Start();
        _conversation = WelcomeAsync(version);
    }

    public string Connection =>
        $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=owner;Database=old;Pooling=false;" +
        "SSL Mode=Disable;GSS Encryption Mode=Disable;Server Compatibility Mode=NoTypeLoading";

    public static OldServer Start(string version) => new(version);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _conversation;
    }

    private async Task WelcomeAsync(string version)
    {
        try
        {
            using var caller = await _listener.AcceptTcpClientAsync();
            var stream = caller.GetStream();
            var length = new byte[4];
            await stream.ReadExactlyAsync(length);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4]);
            await stream.WriteAsync((byte[])
            [
                .. Message('R', [0, 0, 0, 0]),
                .. Message('S', Encoding.UTF8.GetBytes($"server_version\0{version}\0")),
                .. Message('S', "client_encoding\0UTF8\0"u8),
                .. Message('K', new byte[8]),
                .. Message('Z', "I"u8),
            ]);
            while (await stream.ReadAsync(length) > 0)
            {
                // Whatever the caller says before it hangs up.
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // Nobody called, or the caller hung up.
        }
    }

    private static byte[] Message(char kind, ReadOnlySpan<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length + 4);
        return [(byte)kind, .. length, .. body];
    }
}
