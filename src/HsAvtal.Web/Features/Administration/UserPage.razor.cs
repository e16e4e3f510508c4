using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>A user: the account, and the roles held and withdrawn.</summary>
public sealed partial class UserPage
{
    private readonly FormState _state = new();
    private readonly FormState _assigning = new();
    private readonly FormState _resetting = new();
    private UserForm _form = new();
    private AssignForm _assign = new();
    private PasswordLink? _link;
    private string? _saved;

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public UserSheet? Sheet { get; set; }

    [Inject]
    private UserAdministrationService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>What a new password leaves as it is.</summary>
    private string _stays => (Sheet!.Passkeys.Count > 0, Sheet.IsTwoStep) switch
    {
        (true, true) => "Inloggningsnycklarna och inloggningen i två steg gäller även med ett nytt lösenord.",
        (true, false) => "Inloggningsnycklarna gäller även med ett nytt lösenord.",
        _ => "Inloggningen i två steg gäller även med ett nytt lösenord.",
    };

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.FindAsync(Id);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = new UserForm { DisplayName = Sheet.DisplayName, UserName = Sheet.UserName };
    }

    private async Task SaveAsync()
    {
        if (await _state.TryAsync(() => Service.ChangeAsync(Id, _form, Sheet!.Seen), Seen))
        {
            await SavedAsync("Uppgifterna är sparade.");
        }
    }

    private async Task AssignAsync()
    {
        if (await _assigning.TryAsync(() => Service.AssignAsync(Id, _assign)))
        {
            _assign = new AssignForm();
            await SavedAsync("Rollen är given.");
        }
    }

    private async Task ResetAsync()
    {
        PasswordLink? link = null;
        if (await _resetting.TryAsync(async () => link = await Service.ResetPasswordAsync(Id)))
        {
            await SavedAsync("");
            _link = link;
        }
    }

    private async Task SavedAsync(string message)
    {
        Sheet = await Service.FindAsync(Id) ?? Sheet;
        _saved = message;
        _link = null;
    }

    private void Seen(Seen now) => Sheet = Sheet! with { Seen = now };
}
