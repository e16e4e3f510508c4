using System.Text.Json;
using System.Text.Json.Serialization;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>One indicator of one municipality or region in one period, as Kolada sends it.</summary>
public sealed record KoladaRow(
    [property: JsonPropertyName("kpi")] string Kpi,
    [property: JsonPropertyName("municipality")] string Municipality,
    [property: JsonPropertyName("period"), JsonConverter(typeof(TextOrNumber))] string Period,
    [property: JsonPropertyName("values")] IReadOnlyList<KoladaValue> Values);

/// <summary>The figure for all (T), women (K) or men (M).</summary>
/// <param name="Gender">T, K or M.</param>
/// <param name="Status">Why the value is missing; empty when it is not.</param>
/// <param name="Value">Null when it is missing.</param>
/// <param name="IsDeleted">Kolada has taken it back.</param>
public sealed record KoladaValue(
    [property: JsonPropertyName("gender")] string Gender,
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("value")] decimal? Value,
    [property: JsonPropertyName("isdeleted")] bool IsDeleted);

/// <summary>What Kolada says of an indicator, as far as we need it.</summary>
public sealed record KoladaKpi([property: JsonPropertyName("id")] string Id);

/// <summary>A page of an answer.</summary>
public sealed record KoladaPage<T>(
    [property: JsonPropertyName("values")] IReadOnlyList<T> Values,
    [property: JsonPropertyName("next_url")] string? NextUrl);

/// <summary>A period comes as a number or as text.</summary>
public sealed class TextOrNumber : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => reader.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new JsonException("A period is a number or a text."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
