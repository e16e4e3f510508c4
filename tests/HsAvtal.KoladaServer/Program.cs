using System.Globalization;

namespace HsAvtal.KoladaServer;

/// <summary>
/// The server by itself: <c>dotnet run --project tests/HsAvtal.KoladaServer [PORT]</c>, then
/// <c>Kolada__BaseUrl=http://127.0.0.1:PORT/v3/ ./run</c>.
/// </summary>
internal static class KoladaProgram
{
    private static async Task Main(string[] args)
    {
        await using var server = await LocalKolada.StartAsync(KoladaContent.WithKnownFigures(), args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5090);
        await Console.Out.WriteLineAsync($"Kolada__BaseUrl={server.Address}");
        await server.WaitForShutdownAsync();
    }
}
