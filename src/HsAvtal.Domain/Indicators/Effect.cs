namespace HsAvtal.Domain.Indicators;

/// <summary>Which way an indicator should move.</summary>
public enum IndicatorDirection
{
    HigherIsBetter,
    LowerIsBetter,
}

/// <summary>Whether the measures for a recommendation have had effect (rule 13).</summary>
public enum Effect
{
    /// <summary>Actions are left to do; it is too early to say.</summary>
    TooEarly,

    /// <summary>There is no indicator, or fewer than two values of it.</summary>
    Unknown,

    /// <summary>All is done, and the indicator has moved in the right direction.</summary>
    Improved,

    /// <summary>All is done, and the indicator has not moved in the right direction.</summary>
    NotImproved,
}

/// <summary>Rule 13.</summary>
public static class Effects
{
    /// <param name="actionsInAll">Number of actions for the recommendation.</param>
    /// <param name="actionsDone">Number of them that are reported done.</param>
    /// <param name="direction">The right direction; null when no indicator is tied to it.</param>
    /// <param name="before">The value before the measures; null when missing, never zero.</param>
    /// <param name="after">The value after.</param>
    public static Effect Of(int actionsInAll, int actionsDone, IndicatorDirection? direction, decimal? before, decimal? after)
    {
        if (actionsInAll == 0 || actionsDone < actionsInAll)
        {
            return Effect.TooEarly;
        }

        if (direction is null || before is null || after is null)
        {
            return Effect.Unknown;
        }

        var improved = direction == IndicatorDirection.HigherIsBetter ? after > before : after < before;
        return improved ? Effect.Improved : Effect.NotImproved;
    }

    /// <summary>Over all actions: one indicator that has not moved in the right direction is enough for that to be said.</summary>
    /// <param name="actionsInAll">Number of actions for the recommendation.</param>
    /// <param name="actionsDone">Number of them that are reported done.</param>
    /// <param name="moves">The right direction, the value before and the value after, for each action.</param>
    public static Effect OfAll(int actionsInAll, int actionsDone, IReadOnlyList<(IndicatorDirection? Direction, decimal? Before, decimal? After)> moves)
    {
        var each = moves.Select(m => Of(actionsInAll, actionsDone, m.Direction, m.Before, m.After)).ToList();
        if (each.Contains(Effect.NotImproved))
        {
            return Effect.NotImproved;
        }

        return each.Contains(Effect.Improved) ? Effect.Improved : Of(actionsInAll, actionsDone, null, null, null);
    }

    /// <summary>The effect of one action by itself in words, fit for the screen.</summary>
    public static string OfOneInWords(Effect effect) => effect switch
    {
        Effect.TooEarly => "Åtgärden är inte klar; för tidigt att bedöma effekten.",
        Effect.Unknown => "Åtgärden är klar, men det saknas indikatorvärden som visar effekten.",
        Effect.Improved => "Åtgärden är klar och indikatorn har rört sig åt rätt håll.",
        Effect.NotImproved => "Åtgärden är klar, men indikatorn har inte rört sig åt rätt håll.",
    };

    /// <summary>The effect of all actions in words, fit for the screen.</summary>
    public static string InWords(Effect effect) => effect switch
    {
        Effect.TooEarly => "Åtgärder återstår; för tidigt att bedöma effekten.",
        Effect.Unknown => "Alla åtgärder är klara, men det saknas indikatorvärden som visar effekten.",
        Effect.Improved => "Alla åtgärder är klara och indikatorn har rört sig åt rätt håll.",
        Effect.NotImproved => "Alla åtgärder är klara, men indikatorn har inte rört sig åt rätt håll.",
    };
}
