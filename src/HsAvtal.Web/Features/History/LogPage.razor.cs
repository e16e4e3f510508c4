using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.History;

/// <summary>The change log for those who may read it; search, filters and place live in the URL.</summary>
public sealed partial class LogPage
{
    private HistorySlice _slice = new([], null, null);
    private LogFilter _filter = new(null, null, null, null, null, null);
    private string _address = "/logg";
    private bool _isFiltered;

    [SupplyParameterFromQuery]
    private string? Vem { get; set; }

    [SupplyParameterFromQuery]
    private string? Vad { get; set; }

    [SupplyParameterFromQuery]
    private string? Fran { get; set; }

    [SupplyParameterFromQuery]
    private string? Till { get; set; }

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Slag { get; set; }

    [SupplyParameterFromQuery]
    private long? Fore { get; set; }

    [SupplyParameterFromQuery]
    private long? Efter { get; set; }

    [Inject]
    private HistoryService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _filter = new LogFilter(Vem?.Trim(), Vad?.Trim(), Day(Fran), Day(Till), Huvudman, Slag);
        var filters = new (string Name, string? Value)[] { ("vem", Vem), ("vad", Vad), ("fran", Fran), ("till", Till), ("huvudman", Huvudman), ("slag", Slag) }
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}")
            .ToList();
        _isFiltered = filters.Count > 0;
        _address = _isFiltered ? $"/logg?{string.Join('&', filters)}" : "/logg";
        _slice = await Service.ListAsync(_filter, new HistoryPlace(Fore, Efter));
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
