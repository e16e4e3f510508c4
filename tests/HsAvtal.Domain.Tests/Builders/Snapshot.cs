using System.Text.Json;
using System.Text.Json.Serialization;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>Everything that can be seen of an aggregate, as text, to tell whether a refused command changed anything.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions _options = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    public static string Of<T>(T thing) => JsonSerializer.Serialize(thing, _options);
}
