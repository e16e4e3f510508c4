using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>The report on one audited board, as it was handed over; a draft only for its auditors.</summary>
public sealed partial class ReportPage
{
    private ReportDetails? _report;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private bool Overlamnad { get; set; }

    [SupplyParameterFromQuery]
    private bool Besvarad { get; set; }

    [SupplyParameterFromQuery]
    private bool Rattad { get; set; }

    [Inject]
    private AuditService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _report = await Service.FindReportAsync(Id);
        if (_report is null)
        {
            Navigation.NotFound();
        }
    }
}
