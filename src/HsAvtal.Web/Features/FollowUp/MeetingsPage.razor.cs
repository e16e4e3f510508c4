using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>When an organisation's boards meet in a year, with what they decided about the agreement.</summary>
public sealed partial class MeetingsPage
{
    private MeetingYear? _year;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private int? Ar { get; set; }

    [SupplyParameterFromQuery]
    private string? Sparat { get; set; }

    [Inject]
    private MeetingService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

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
