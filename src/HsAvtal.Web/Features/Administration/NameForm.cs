namespace HsAvtal.Web.Features.Administration;

/// <summary>The name of something, as typed.</summary>
public sealed class NameForm
{
    public string? Name { get; set; }
}
