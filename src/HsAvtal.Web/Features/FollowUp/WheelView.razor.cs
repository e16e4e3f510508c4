using System.Globalization;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>Draws the year as a wheel whose marks open what they stand for.</summary>
public sealed partial class WheelView
{
    private IReadOnlyList<WheelMark> _marks = [];
    private List<(double Radius, IReadOnlyList<YearEventKind> Kinds)> _rings = [];

    [Parameter]
    [EditorRequired]
    public YearView Year { get; set; } = null!;

    /// <summary>The page's own address, for what is shown further down on it.</summary>
    [Parameter]
    [EditorRequired]
    public string Here { get; set; } = "";

    protected override void OnParametersSet()
    {
        _marks = Wheel.Marks(Year.Events, Year.Today);
        _rings = [.. Wheel.Rings.Where(r => Year.Events.Any(e => r.Kinds.Contains(e.Kind)))];
    }

    private static string N(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>One opens the thing itself; several open their month in the list.</summary>
    private string Href(WheelMark mark) =>
        mark.Events.Count == 1 ? mark.Events[0].Href(Year.OrganisationCode) : $"{Here}#manad-{mark.Events[0].On.Month}";

    private string Name(WheelMark mark)
    {
        if (mark.Events is [var one])
        {
            var said = one.Said(Year.Today) is { } word ? $", {word.ToLowerInvariant()}" : "";
            return $"{one.On:d MMMM}: {Words.Of(one.Kind).ToLowerInvariant()}, {one.Title}{said}";
        }

        var missed = mark.Events.Count(e => e.State(Year.Today) == OccasionState.Missed);
        var days = mark.Events[0].On == mark.Events[^1].On ? $"{mark.Events[0].On:d MMMM}" : $"{mark.Events[0].On:d MMMM}–{mark.Events[^1].On:d MMMM}";
        return $"{days}: {mark.Events.Count} saker{(missed > 0 ? $", {Words.Count(missed, "missad", "missade")}" : "")}";
    }

    private string Sector(int month)
    {
        var (from, to) = (Wheel.MonthTurn(Year.Year, month), Wheel.MonthTurn(Year.Year, month + 1));
        var (a, b) = (Wheel.At(from, Wheel.OuterRadius), Wheel.At(to, Wheel.OuterRadius));
        var (c, d) = (Wheel.At(to, Wheel.InnerRadius), Wheel.At(from, Wheel.InnerRadius));
        return $"M{N(a.X)} {N(a.Y)}A{N(Wheel.OuterRadius)} {N(Wheel.OuterRadius)} 0 0 1 {N(b.X)} {N(b.Y)}L{N(c.X)} {N(c.Y)}A{N(Wheel.InnerRadius)} {N(Wheel.InnerRadius)} 0 0 0 {N(d.X)} {N(d.Y)}z";
    }
}
