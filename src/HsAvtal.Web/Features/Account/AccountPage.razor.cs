using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Features.Account;

/// <summary>One's own account: password, two-step verification, sign-out everywhere.</summary>
public sealed partial class AccountPage
{
    private static readonly SwedishAccountErrors _errors = new();
    private AccountView? _account;
    private string? _done;

    [SupplyParameterFromQuery]
    private string? Fel { get; set; }

    [SupplyParameterFromQuery]
    private string? Klart { get; set; }

    [Inject]
    private AccountService Service { get; set; } = null!;

    private string? NewPasswordError => Fel switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => _errors.PasswordTooShort(PasswordPolicy.MinLength).Description,
        nameof(SwedishAccountErrors.PasswordTooLong) => SwedishAccountErrors.PasswordTooLong().Description,
        nameof(SwedishAccountErrors.PasswordTooCommon) => SwedishAccountErrors.PasswordTooCommon().Description,
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => _errors.ConcurrencyFailure().Description,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        _account = await Service.ReadAsync();
        _done = Klart switch
        {
            "losenord" => "Lösenordet är bytt.",
            "nyckel" => "Inloggningsnyckeln är tillagd. Du loggas ut överallt utom här.",
            "nyckelnamn" => "Inloggningsnyckeln har bytt namn.",
            "nyckel-borta" => "Inloggningsnyckeln är borttagen och går inte längre att logga in med. Du loggas ut överallt utom här.",
            "tvasteg-av" => "Tvåstegsverifieringen är avstängd.",
            _ => null,
        };
    }

    private string? PasskeyError => Fel switch
    {
        "nyckel" => "Nyckeln lades inte till. Försök igen från början, och svara i enheten inom några minuter.",
        "nyckelnamn" => $"Namnet ändrades inte. Skriv ett namn på högst {PasskeyEndpoints.MaxNameLength} tecken.",
        "nyckellosenord" => "Nyckeln är inte borttagen: lösenordet stämmer inte.",
        _ => null,
    };

    private string? Error(string code) => Fel != code ? null : code switch
    {
        "olika" => "De två nya lösenorden är inte lika.",
        nameof(IdentityErrorDescriber.PasswordMismatch) => _errors.PasswordMismatch().Description,
        _ => null,
    };
}
