using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>An organisation's year as a strip of months, a list and a wheel.</summary>
public sealed partial class YearPage
{
    private YearView? _year;
    private DateTimeOffset? _madeAt;
    private string? _newAddress;
    private bool _stopped;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private int? Ar { get; set; }

    [SupplyParameterFromQuery]
    private bool? Atgarder { get; set; }

    [Inject]
    private YearService Service { get; set; } = null!;

    [Inject]
    private CalendarService Calendar { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string _here => new Uri(Navigation.Uri).PathAndQuery;

    private string _lead
    {
        get
        {
            var missed = _year!.Count(OccasionState.Missed);
            var left = _year.Count(OccasionState.Planned);
            return $"{_year.Organisation}, {_year.Year}. {(missed == 0 ? "Inget är missat" : $"{Words.Count(missed, "sak är missad", "saker är missade")}")}, {(left == 0 ? "inget är kvar" : $"{left} är kvar")}.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        if (Ar is null or (>= YearFilter.Earliest and <= YearFilter.Latest))
        {
            _year = await Service.YearAsync(Huvudman, Ar, Atgarder == true);
        }

        if (_year is null)
        {
            Navigation.NotFound();
            return;
        }

        _madeAt = await Calendar.MadeAtAsync();
    }

    private async Task NewAddressAsync()
    {
        var token = await Calendar.NewAddressAsync();
        _newAddress = Navigation.ToAbsoluteUri($"kalender/{token}.ics").AbsoluteUri;
        _madeAt = await Calendar.MadeAtAsync();
    }

    private async Task WithdrawAsync()
    {
        _stopped = await Calendar.WithdrawAsync();
        _madeAt = null;
    }

    private static string MonthName(int month) => new DateOnly(2000, month, 1).ToString("MMMM");

    private bool IsNow(int month) => _year!.Today.Year == _year.Year && _year.Today.Month == month;
}
