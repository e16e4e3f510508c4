using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Audits;

/// <summary>One audit over all its boards: what it is, where each report stands, and how the grades compare.</summary>
public sealed partial class AuditPage
{
    private const string WorstFirst = "samst";

    private AuditDetails? _audit;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The order of the boards in the comparison.</summary>
    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [Inject]
    private AuditService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _audit = await Service.FindAsync(Id);
        if (_audit is null)
        {
            Navigation.NotFound();
        }
    }
}
