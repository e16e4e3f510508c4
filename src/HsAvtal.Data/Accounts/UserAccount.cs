using System.Text.RegularExpressions;
using HsAvtal.Domain;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Data.Accounts;

/// <summary>A person's account for signing in. What the person may do follows from role assignments, not from here.</summary>
public sealed partial class UserAccount : IdentityUser<Guid>
{
    /// <summary>The function the person acts in, as shown to others, for example "MAS, Kristianstads kommun".</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>A disabled account cannot sign in, and its open sessions end.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Why an administrator last disabled or enabled it, or took a way in from it; null when nobody did.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>Whether anybody has ever given it a role; one without is any administrator's to give one. The database keeps it.</summary>
    public bool HasHadRole { get; private set; }

    /// <summary>A new account without a password: its user chooses one by a link.</summary>
    /// <param name="displayName">The function, never a name.</param>
    /// <param name="userName">What is typed at sign-in; kept as e-mail address when it is one.</param>
    public static UserAccount New(string? displayName, string? userName)
    {
        var account = new UserAccount { Id = Guid.CreateVersion7(), LockoutEnabled = true };
        account.Change(displayName, userName);
        account.RequirePassword();
        return account;
    }

    /// <exception cref="DomainException">Something is missing, too long, or cannot be typed at sign-in.</exception>
    public void Change(string? displayName, string? userName)
    {
        var (function, name) = (Guard.Text(displayName, "Funktionen", 200, nameof(DisplayName)), Guard.Text(userName, "Användarnamnet", 256, nameof(UserName)));
        Guard.That(Typable().IsMatch(name), "Användarnamnet får ha bokstäverna a–z, siffror och tecknen - . _ @ +, inga mellanslag.", nameof(UserName));
        DisplayName = function;
        UserName = name;
        NormalizedUserName = name.ToUpperInvariant();
        Email = name.Contains('@', StringComparison.Ordinal) ? name : null;
        NormalizedEmail = Email?.ToUpperInvariant();
    }

    /// <summary>What was the password no longer works, and links given out before this neither; the user is to choose one anew.</summary>
    public void RequirePassword()
    {
        PasswordHash = null;
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnd = null;
        AccessFailedCount = 0;
    }

    public void Disable(string? reason, Signature by)
    {
        Guard.That(!IsDisabled, "Kontot är redan avstängt.");
        Guard.That(by.UserId != Id, "Du kan inte stänga av ditt eget konto. Be en annan administratör.");
        StatusReason = Guard.Text(reason, "Skälet till avstängningen", 1000, "Reason");
        IsDisabled = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public void Enable(string? reason)
    {
        Guard.That(IsDisabled, "Kontot är inte avstängt.");
        StatusReason = Guard.Text(reason, "Skälet till att kontot öppnas", 1000, "Reason");
        IsDisabled = false;
    }

    /// <summary>Every session ends: somebody else may have it, or a way in to it.</summary>
    public void EndSessions(string? reason, Signature by)
    {
        Guard.That(by.UserId != Id, "Ditt eget konto ändrar du under Mitt konto.");
        StatusReason = Guard.Text(reason, "Skälet", 1000, "Reason");
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>No code is asked for any more: whoever has lost both the app and the recovery codes begins anew.</summary>
    public void EndTwoStep(string? reason, Signature by)
    {
        Guard.That(TwoFactorEnabled, "Inloggning i två steg är redan avstängd.");
        EndSessions(reason, by);
        TwoFactorEnabled = false;
    }

    [GeneratedRegex("^[A-Za-z0-9._@+-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Typable();
}
