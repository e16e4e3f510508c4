namespace HsAvtal.Web.Features.Administration;

/// <summary>The name of something, as typed.</summary>
public sealed class NameForm
{
    public string? Name { get; set; }
}

/// <summary>Why something is taken out of use, as typed.</summary>
public sealed class ReasonForm
{
    public string? Reason { get; set; }
}
