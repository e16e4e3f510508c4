using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Accessibility;

/// <summary>The accessibility statement, with the parts that the law asks for; open to all.</summary>
public sealed partial class AccessibilityPage
{
    [Inject]
    private AccessibilityOptions Options { get; set; } = null!;

    private string _compliance => Options.Compliance switch
    {
        Compliance.Full => "helt förenlig",
        Compliance.Partial => "delvis förenlig",
        Compliance.None => "inte förenlig",
    };

    private List<(string Label, string Text, string? Href)> _contacts =>
    [
        .. Contact("E-post", Options.Email, "mailto:"),
        .. Contact("Telefon", Options.Phone, "tel:"),
        .. Contact("Adress", Options.Address, null),
    ];

    private static IEnumerable<(string Label, string Text, string? Href)> Contact(string label, string? text, string? scheme) =>
        string.IsNullOrWhiteSpace(text) ? [] : [(label, text, Link(scheme, text))];

    private static string? Link(string? scheme, string text) => scheme is null ? null : scheme + text.Replace(" ", "", StringComparison.Ordinal);
}
