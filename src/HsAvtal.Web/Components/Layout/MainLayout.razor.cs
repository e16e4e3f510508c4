using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.News;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Components.Layout;

/// <summary>What surrounds every page: where one is, who one is, and what must not be typed.</summary>
public sealed partial class MainLayout
{
    private Viewer? _viewer;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private PartyInSight InSight { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IOptions<DemoOptions> Demo { get; set; } = null!;

    /// <summary>Made here, before the page reads anything.</summary>
    [Inject]
    private Arrival Arrival { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private string SkipTarget => $"{new Uri(Navigation.Uri).PathAndQuery}#innehall";

    /// <summary>Which has the field itself, larger.</summary>
    private bool IsSearchPage => new Uri(Navigation.Uri).AbsolutePath == "/sok";

    private string PartyPageHref => $"/huvudman?till={Uri.EscapeDataString(new Uri(Navigation.Uri).PathAndQuery)}";

    protected override async Task OnInitializedAsync()
    {
        // The page says which organisation it shows when it has read it, after the frame is drawn.
        InSight.Changed = StateHasChanged;

        // The page that tells of a fault is shown also when the fault is the database's.
        if (Http?.Response.StatusCode >= StatusCodes.Status500InternalServerError || (await Authentication).User.Identity?.IsAuthenticated != true)
        {
            return;
        }

        try
        {
            _viewer = await User.GetAsync(Http?.RequestAborted ?? CancellationToken.None);
        }
        catch (AccessDeniedException)
        {
            // The account is disabled since the cookie was given: the page shows the refusal, the frame stays bare.
            _viewer = null;
        }
    }
}
