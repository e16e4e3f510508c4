using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace HsAvtal.Web.Features.Account;

/// <summary>Sign-in with a local account, or in demonstration mode with one click.</summary>
public sealed partial class SignInPage
{
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

    private static string Purpose(Role role) => role switch
    {
        Role.BoardMember => "Ser läget för varje avtalsområde och registrerar nämndens beslut.",
        Role.Auditor => "Skriver iakttagelser, bedömningar och rekommendationer och överlämnar rapporten.",
        Role.Officer => "Rapporterar hur åtgärderna går och flyttar slutdatum med skäl.",
        Role.Coordinator => "Ser hela avtalet över alla huvudmän.",
        Role.Administrator => "Sköter organisationer, användare och skalor. Ser inga utkast.",
    };
}
