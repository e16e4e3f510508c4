using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using HsAvtal.Web.Access.OpenIdConnect;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Features.Account;

/// <summary>Sign-in with a local account, or in demonstration mode with one click.</summary>
public sealed partial class SignInPage
{
    private IReadOnlyList<ProviderChoice> _choices = [];

    [SupplyParameterFromQuery]
    private string? Fel { get; set; }

    [SupplyParameterFromQuery]
    private string? Utloggad { get; set; }

    [SupplyParameterFromQuery]
    private string? Valt { get; set; }

    [SupplyParameterFromQuery]
    private string? Tillbaka { get; set; }

    [Inject]
    private IOptions<DemoOptions> Demo { get; set; } = null!;

    [Inject]
    private ExternalAccounts Accounts { get; set; } = null!;

    /// <summary>What went wrong other than name and password.</summary>
    private string? Fault => Fel switch
    {
        "steg" => "Det tog för lång tid. Börja om med användarnamn och lösenord.",
        "nyckel" => "Inloggningsnyckeln godtas inte. Logga in med lösenordet, eller försök igen.",
        "val" => "Välj din organisation i listan.",
        "avbruten" => "Inloggningen hos din organisation avbröts. Försök igen, eller vänd dig dit om du inte kommer in.",
        "stangt" => "Din organisations inloggning svarar inte just nu. Försök igen om en stund.",
        "extern" => "Inloggningen hos din organisation kunde inte kontrolleras. Försök igen. Händer det flera gånger, vänd dig till systemets administratör.",
        _ => null,
    };

    protected override async Task OnInitializedAsync() => _choices = await Accounts.ChoicesAsync();

    private static string Purpose(Role role) => role switch
    {
        Role.BoardMember => "Ser läget för varje avtalsområde och registrerar nämndens beslut.",
        Role.Auditor => "Skriver iakttagelser, bedömningar och rekommendationer och överlämnar rapporten.",
        Role.Officer => "Rapporterar hur åtgärderna går och flyttar slutdatum med skäl.",
        Role.Coordinator => "Ser hela avtalet över alla huvudmän.",
        Role.Administrator => "Sköter organisationer, användare och skalor. Ser inga utkast.",
    };
}
