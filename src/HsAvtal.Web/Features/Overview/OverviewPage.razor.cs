using System.Globalization;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Overview;

/// <summary>The state at a glance: one organisation, or for those who see the whole, all of them.</summary>
public sealed partial class OverviewPage
{
    private const int ExpectedShown = 5;

    private OrganisationOverview? _overview;
    private bool _showMatrix;
    private bool _noRole;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Delregion { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private OverviewService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var viewer = await User.GetAsync();
        _noRole = viewer.Home is null;
        _showMatrix = viewer.SeesTheWhole && Huvudman is null;
        if (_noRole || _showMatrix)
        {
            return;
        }

        _overview = await Service.OrganisationAsync(Huvudman);
        if (_overview is null)
        {
            Navigation.NotFound();
        }
    }

    private static string Href(RecentChange change) =>
        change.Kind == RecentChanges.Recommendation ? $"/rekommendationer/{change.Id}" : $"/atgarder/{change.Id}";

    private static string Said(RecentChange change) => change.Kind switch
    {
        RecentChanges.Recommendation => $"Rekommendation: {Words.OfStored(change.State).ToLowerInvariant()}",
        RecentChanges.Deferral => $"Slutdatum flyttat till {Dates.Long(DateOnly.Parse(change.State, CultureInfo.InvariantCulture))}",
        _ => $"Lägesrapport: {Words.OfStored(change.State).ToLowerInvariant()}",
    };
}
