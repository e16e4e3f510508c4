using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Data.Accounts;

/// <summary>A person's account for signing in. What the person may do follows from role assignments, not from here.</summary>
public sealed class UserAccount : IdentityUser<Guid>
{
    /// <summary>The function the person acts in, as shown to others, for example "MAS, Kristianstads kommun".</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>A disabled account cannot sign in, and its open sessions end.</summary>
    public bool IsDisabled { get; set; }
}
