using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Web.Components.Shared;

/// <summary>How good or bad something is, for shape and colour; the word always stands beside it.</summary>
public enum Tone
{
    Good,
    Fair,
    Weak,
    Bad,

    /// <summary>Nothing is known: hatched.</summary>
    None,

    /// <summary>Neither good nor bad.</summary>
    Neutral,
}

/// <summary>Tones of grades.</summary>
public static class Tones
{
    /// <summary>The tone of a step on a scale; null is <em>Ej bedömd</em>.</summary>
    public static Tone OfGrade(int? rank, int steps) => rank switch
    {
        null => Tone.None,
        1 => Tone.Good,
        var r when r >= steps => Tone.Bad,
        var r => 2 * (r - 1) < steps - 1 ? Tone.Fair : Tone.Weak,
    };

    /// <summary>How pressing a due bucket is (rule 11).</summary>
    public static Tone Of(DueBucket bucket) => bucket switch
    {
        DueBucket.Overdue => Tone.Bad,
        DueBucket.Within30Days => Tone.Weak,
        DueBucket.Within90Days => Tone.Fair,
        DueBucket.Later => Tone.Neutral,
        DueBucket.NoDate => Tone.None,
        DueBucket.Done => Tone.Good,
    };

    /// <summary>Rule 7: only what two keys have confirmed is good, and an accepted risk never is.</summary>
    public static Tone Of(RecommendationState state) => state switch
    {
        RecommendationState.ConfirmedCompleted => Tone.Good,
        RecommendationState.ReportedCompleted => Tone.Fair,
        RecommendationState.Issued => Tone.Weak,
        RecommendationState.ClosedWithAcceptedRisk => Tone.Bad,
        RecommendationState.Draft => Tone.None,
        _ => Tone.Neutral,
    };

    public static Tone Of(GradeMove move) => move switch
    {
        GradeMove.Better => Tone.Good,
        GradeMove.Worse => Tone.Bad,
        GradeMove.Same => Tone.Neutral,
        GradeMove.First => Tone.Fair,
        GradeMove.NotAssessed => Tone.None,
    };
}
