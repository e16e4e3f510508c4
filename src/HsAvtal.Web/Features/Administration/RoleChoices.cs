using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.Administration;

/// <summary>The roles with what each is for, to choose the right one.</summary>
public static class RoleChoices
{
    public static readonly IReadOnlyList<(Role? Value, string Word)> All = [.. Enum.GetValues<Role>().Select(r => ((Role?)r, Words.Of(r)))];

    public static string May(Role role) => role switch
    {
        Role.BoardMember => "Registrerar nämndens beslut och yttranden och antar planer.",
        Role.Auditor => "Skriver och överlämnar granskningsrapporter om huvudmannens nämnder.",
        Role.Officer => "Skriver planer, rapporterar läge och flyttar slutdatum.",
        Role.Coordinator => "Ser hela avtalet och sköter samverkansorganens frågor.",
        Role.Administrator => "Sköter huvudmän, användare, områden och skalor. Ser inga utkast.",
    };
}
