using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Features.Account;

/// <summary>Where a user chooses a password by the link from an administrator.</summary>
public sealed partial class ChoosePasswordPage
{
    [SupplyParameterFromQuery]
    private Guid? Konto { get; set; }

    [SupplyParameterFromQuery]
    private string? Kod { get; set; }

    [SupplyParameterFromQuery]
    private string? Fel { get; set; }

    [Inject]
    private IOptions<IdentityOptions> Identity { get; set; } = null!;

    private int _length => Identity.Value.Password.RequiredLength;

    private string? _error => Fel switch
    {
        null => null,
        ChoosePasswordEndpoints.Different => "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
        nameof(IdentityErrorDescriber.PasswordTooShort) => $"Lösenordet är för kort: minst {_length} tecken.",
        nameof(SwedishAccountErrors.PasswordTooLong) => SwedishAccountErrors.PasswordTooLong().Description,
        _ => SwedishAccountErrors.PasswordTooCommon().Description,
    };
}
