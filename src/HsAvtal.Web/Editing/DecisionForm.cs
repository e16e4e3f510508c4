namespace HsAvtal.Web.Editing;

/// <summary>The board decision that an answer, an adoption or another act rests on. The domain checks it.</summary>
public class DecisionForm
{
    public DateOnly? DecidedOn { get; set; }

    public string? Paragraph { get; set; }

    public string? RegistryNumber { get; set; }

    public string? Text { get; set; }
}
