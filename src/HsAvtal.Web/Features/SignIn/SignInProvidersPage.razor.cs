using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.SignIn;

/// <summary>The list of sign-in providers.</summary>
public sealed partial class SignInProvidersPage
{
    private static readonly IReadOnlyList<(string, string)> _path = [("Administration", "/administration")];

    private ListQuery _query = null!;
    private PagedList<SignInProviderRow>? _list;

    [SupplyParameterFromQuery]
    private string? Sok { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private bool? Fallande { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private SignInProviderService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["sok"] = Sok };
        _query = new ListQuery("/administration/inloggning", filters, Sortera ?? "namn", Fallande ?? false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
        _list = await Service.ListAsync(Sok?.Trim(), _query);
    }
}
