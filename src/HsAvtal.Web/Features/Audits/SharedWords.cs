using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Audits;

/// <summary>With whom a recommendation is shared, in words.</summary>
internal static class SharedWords
{
    /// <summary>"Omsorgsnämnden, Osby (lämnad) och Omsorgsnämnden, Hörby (utkast)".</summary>
    public static string Of(IReadOnlyList<SharedBoard> boards)
    {
        var names = boards.Select(b => $"{b.Name} ({Words.Of(b.State).ToLowerInvariant()})").ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join("; ", names.SkipLast(1))} och {names[^1]}";
    }

    /// <summary>Why the words of a recommendation may not be changed in this report.</summary>
    public static string WhyFixed(ReportRecommendation row) =>
        row.SharedWith.Any(b => b.State != RecommendationState.Draft)
            ? "Den är redan lämnad till en annan nämnd: ordalydelsen kan inte ändras."
            : "Den riktas också till en nämnd som du inte granskar: ordalydelsen kan inte ändras här.";
}
