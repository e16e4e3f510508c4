namespace HsAvtal.Web.Components.Layout;

/// <summary>Which organisation the page being drawn shows, told by the page to the frame around it. Lives for one request.</summary>
public sealed class PartyInSight
{
    /// <summary>What a page over all organisations shows.</summary>
    public const string All = "Alla huvudmän";

    /// <summary>The organisation's name; null until a page has said, and then the user's own is meant.</summary>
    public string? Name { get; private set; }

    /// <summary>Draws the frame anew.</summary>
    public Action? Changed { get; set; }

    public void Show(string name)
    {
        if (Name != name)
        {
            Name = name;
            Changed?.Invoke();
        }
    }
}
