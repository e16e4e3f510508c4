using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>How something planned has gone: word, shape and colour.</summary>
public sealed partial class OccasionMark
{
    [Parameter]
    [EditorRequired]
    public OccasionState State { get; set; }

    [Parameter]
    public string? Day { get; set; }

    public static Tone ToneOf(OccasionState state) => state switch
    {
        OccasionState.Planned => Tone.Neutral,
        OccasionState.Missed => Tone.Bad,
        OccasionState.Done => Tone.Good,
        OccasionState.DoneLate => Tone.Weak,
    };
}
