using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>Makes an account for a function, and shows once the link where its user chooses a password.</summary>
public sealed partial class NewUserPage
{
    private readonly FormState _state = new();
    private UserForm _form = new();
    private PasswordLink? _link;

    /// <summary>The organisation whose page one came from.</summary>
    [SupplyParameterFromQuery]
    private Guid? Huvudman { get; set; }

    [PersistentState]
    public IReadOnlyList<OrganisationChoice>? Organisations { get; set; }

    [Inject]
    private UserAdministrationService Service { get; set; } = null!;

    private IReadOnlyList<(Guid?, string)> _choices => [.. Organisations!.Select(o => ((Guid?)o.Id, o.Name))];

    protected override async Task OnInitializedAsync()
    {
        Organisations ??= await Service.OrganisationsAsync();
        _form.OrganisationId = Organisations.FirstOrDefault(o => o.Id == Huvudman)?.Id;
    }

    private async Task SaveAsync()
    {
        PasswordLink? link = null;
        if (await _state.TryAsync(async () => link = await Service.CreateAsync(_form)))
        {
            _link = link;
        }
    }

    private void StartOver()
    {
        _form = new UserForm { OrganisationId = _form.OrganisationId };
        _link = null;
    }
}
