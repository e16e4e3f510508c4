namespace HsAvtal.Domain.Indicators;

/// <summary>How an indicator is computed from two others.</summary>
public enum Formula
{
    /// <summary>Per 1 000 inhabitants: a count over a population.</summary>
    PerThousand,

    /// <summary>Percent: those within the time that the agreement gives, of all.</summary>
    Share,

    /// <summary>On average: a sum over a number, for example days after utskrivningsklar per patient.</summary>
    Average,
}

/// <summary>The arithmetic of computed indicators.</summary>
public static class Formulas
{
    /// <summary>What the quotient is multiplied by.</summary>
    public static int Factor(this Formula formula) => formula switch
    {
        Formula.PerThousand => 1000,
        Formula.Share => 100,
        Formula.Average => 1,
    };

    /// <summary>The value, or why there is none (rule 16): what is missing above or below stays missing, and nothing is divided by zero.</summary>
    public static Figure Compute(this Formula formula, Figure numerator, Figure denominator)
    {
        if (numerator.Missing is { } above)
        {
            return Figure.Without(above);
        }

        if (denominator.Missing is { } below)
        {
            return Figure.Without(below);
        }

        return denominator.Value == 0
            ? Figure.Without(MissingReason.NotApplicable)
            : Figure.Of(Math.Round(numerator.Value!.Value * formula.Factor() / denominator.Value!.Value, Figure.StoredDecimals, MidpointRounding.AwayFromZero));
    }

    /// <summary>The formula in words: "Inskrivna ÷ Folkmängd × 1 000".</summary>
    public static string InWords(this Formula formula, string numerator, string denominator) => formula switch
    {
        Formula.PerThousand => $"{numerator} ÷ {denominator} × 1 000",
        Formula.Share => $"{numerator} ÷ {denominator} × 100",
        Formula.Average => $"{numerator} ÷ {denominator}",
    };
}
