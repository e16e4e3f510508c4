namespace HsAvtal.Web.Components.Shared;

/// <summary>Why something is done (rule 17).</summary>
public sealed class ReasonForm
{
    public string? Reason { get; set; }
}
