using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>What an organisation follows up in a year, how it goes, and what nothing covers.</summary>
public sealed partial class FollowUpPage
{
    private FollowUpYear? _year;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private int? Ar { get; set; }

    [Inject]
    private FollowUpService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string _here => new Uri(Navigation.Uri).PathAndQuery;

    protected override async Task OnInitializedAsync()
    {
        if (Ar is null or (>= YearFilter.Earliest and <= YearFilter.Latest))
        {
            _year = await Service.YearAsync(Huvudman, Ar);
        }

        if (_year is null)
        {
            Navigation.NotFound();
        }
    }
}
