using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HsAvtal.Web.Components.Shared;

/// <summary>
/// Draws what it is given when that is given anew, not each time what stands around it is drawn: a large form would else be drawn, and kept in memory,
/// once more for each small change of its frame. Give the content as an attribute, so that it is the same.
/// </summary>
public sealed class Still : ComponentBase
{
    private RenderFragment? _drawn;

    [Parameter]
    [EditorRequired]
    public RenderFragment? Content { get; set; }

    // Two delegates of the same method are equal, though what they would draw has changed.
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, Content);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        _drawn = Content;
        builder.AddContent(0, Content);
    }
}
