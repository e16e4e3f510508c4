using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Access;

/// <summary>What can be wrong with an account or a password, in Swedish.</summary>
public sealed class SwedishAccountErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Det gick inte att spara. Försök igen.");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Kontot ändrades i samma ögonblick. Försök igen.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Det nuvarande lösenordet stämmer inte.");

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Lösenordet ska ha minst {length} tecken. Flera ord efter varandra går bra.");

    public static IdentityError PasswordTooLong() => Error(nameof(PasswordTooLong), $"Lösenordet får ha högst {PasswordPolicy.MaxLength} tecken.");

    public static IdentityError PasswordTooCommon() => Error(
        nameof(PasswordTooCommon),
        "Lösenordet är för lätt att gissa: det är ett eller två vanliga ord, tal eller ditt namn med något tillagt. Välj fler eller ovanligare ord.");

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Koden stämmer inte.");

    public override IdentityError UserAlreadyHasPassword() => Error(nameof(UserAlreadyHasPassword), "Kontot har redan ett lösenord.");

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), "Användarnamnet får innehålla bokstäverna a–z, siffror och tecknen . - _ @ +.");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), "Det finns redan ett konto med det användarnamnet.");

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), "E-postadressen är inte skriven som en e-postadress.");

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), "Det finns redan ett konto med den e-postadressen.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
