using System.Globalization;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>Kolada's figures as ours.</summary>
public static class KoladaFigures
{
    /// <summary>The nation's id at Kolada.</summary>
    public const string Nation = "0000";

    /// <exception cref="DomainException">The period cannot be read, or the value is out of reason.</exception>
    public static IEnumerable<IncomingValue> Of(KoladaRow row, IReadOnlyDictionary<string, Guid?> places, bool withGenders)
    {
        if (!places.TryGetValue(row.Municipality, out var organisation))
        {
            yield break;
        }

        var period = Period.TryParse(PeriodKind.Year, row.Period) ?? throw new DomainException($"Kolada angav en period som inte går att läsa: {Shown(row.Period)}.");
        foreach (var value in row.Values)
        {
            Gender? gender = value.Gender switch { "T" => Gender.Total, "K" => Gender.Women, "M" => Gender.Men, _ => null };
            if (gender is { } g && (withGenders || g == Gender.Total))
            {
                yield return new IncomingValue(organisation, period.Start, g, Figure(value));
            }
        }
    }

    private static Figure Figure(KoladaValue value) => value switch
    {
        { IsDeleted: true } => Domain.Indicators.Figure.Without(MissingReason.TakenBack),
        { Value: { } number } => Domain.Indicators.Figure.Of(number),
        _ => Domain.Indicators.Figure.Without(Reason(value.Status)),
    };

    /// <summary>Kolada's words for why a figure is missing.</summary>
    private static MissingReason Reason(string? status) => status?.Trim().ToUpper(CultureInfo.InvariantCulture) switch
    {
        "PRIVATE" or "CONFIDENTIAL" or "SEKRETESS" => MissingReason.Confidential,
        "MISSING" or "BORTFALL" => MissingReason.NotReported,
        "NOTAPPLICABLE" or "NOT_APPLICABLE" or "EJ TILLÄMPLIG" => MissingReason.NotApplicable,
        _ => MissingReason.Unexplained,
    };

    private static string Shown(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
