using HsAvtal.Web.Hosting;

namespace HsAvtal.Web.Features.Accessibility;

/// <summary>How far the requirements of the law on accessible public digital services are met.</summary>
public enum Compliance
{
    Full,
    Partial,
    None,
}

/// <summary>What whoever runs the service says of its accessibility: the settings <c>Accessibility__…</c>. The defaults say what is known of the product itself.</summary>
public sealed class AccessibilityOptions
{
    /// <summary>The public body that answers for the service; null until it has been filled in.</summary>
    public string? Organisation { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public Compliance Compliance { get; set; } = Compliance.Partial;

    public DateOnly AssessedOn { get; set; } = new(2026, 11, 25);

    public DateOnly UpdatedOn { get; set; } = new(2026, 11, 25);

    /// <summary>How it was assessed, and by whom.</summary>
    public string Method { get; set; } =
        "Självskattning av dem som har byggt tjänsten. Varje sida prövas med ett program mot reglerna i WCAG 2.2, nivå A och AA: i ljust och mörkt läge, på bred och smal skärm, med det som är hopfällt öppnat och med formulär som har fel. "
        + "Varje sida gås igenom med enbart tangentbord. Ett program hittar inte alla brister.";

    /// <summary>What is known not to be accessible, each with its reason.</summary>
    public IReadOnlyList<string>? Shortcomings { get; set; }

    /// <summary>What is left as it is because a change would be disproportionate (12 §), each with its reason.</summary>
    public IReadOnlyList<string>? Disproportionate { get; set; }

    /// <summary>What the law does not cover (9 §).</summary>
    public IReadOnlyList<string>? NotCovered { get; set; }

    public IReadOnlyList<string> KnownShortcomings => Shortcomings ??
    [
        "Dokument som bifogas som underlag, till exempel PDF-filer, kan vara svåra eller omöjliga att läsa med hjälpmedel. De kommer från många håll och ses inte över när de läggs in. Be om innehållet i en annan form.",
        "Sidor där man skriver kräver en öppen förbindelse med servern och fungerar inte utan JavaScript. Det som är skrivet sparas löpande.",
        "Tjänsten är inte prövad av personer som använder skärmläsare, förstoring eller röststyrning i sin vardag. Där kan finnas brister som ingen känner till än.",
    ];

    /// <exception cref="SettingException">A value cannot be read.</exception>
    public static AccessibilityOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("Accessibility").Get<AccessibilityOptions>() ?? new AccessibilityOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException("En inställning Accessibility__… går inte att läsa. Compliance är Full, Partial eller None, och dagar skrivs 2026-11-25.", e);
        }
    }
}
