namespace HsAvtal.Domain.Expectations;

/// <summary>What somebody is to do.</summary>
public enum ExpectationKind
{
    /// <summary>The board answers a report.</summary>
    Answer,

    /// <summary>The board takes a stand on a drafted plan.</summary>
    AdoptPlan,

    /// <summary>The board decides on a report that it has received.</summary>
    DecideOnReport,

    /// <summary>The board takes a stand on an action that has been moved time after time.</summary>
    DeferredAgain,

    /// <summary>The board asks for a report on a plan past its review interval (rule 12).</summary>
    StalePlan,

    /// <summary>An action is late or due within 30 days (rule 11).</summary>
    ActionDue,

    /// <summary>A planned follow-up is missed or due within 30 days.</summary>
    FollowUp,

    /// <summary>A plan is past its review interval or will be within 30 days (rule 12).</summary>
    ReviewPlan,

    /// <summary>Everything is done, and the recommendation can be reported completed.</summary>
    ReportCompleted,

    /// <summary>An action has no due date.</summary>
    SetDueDate,

    /// <summary>A plan is being drafted.</summary>
    FinishPlan,

    /// <summary>The auditor writes a report.</summary>
    FinishReport,

    /// <summary>The auditor confirms, or sends back, what is reported completed.</summary>
    Confirm,

    /// <summary>An audited board is late with its answer.</summary>
    AnswerOverdue,
}

/// <summary>Something that is expected of a user.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="SubjectId">What it is done to: a report, an addressee, an action or a plan.</param>
/// <param name="Organisation">The short name of the organisation that it is done for.</param>
/// <param name="Text">What is to be done, fit for the screen.</param>
/// <param name="DueOn">The last day for it; null when it has none.</param>
/// <param name="Since">The day from which it has waited, for what has no last day.</param>
public sealed record Expectation(ExpectationKind Kind, Guid SubjectId, string Organisation, string Text, DateOnly? DueOn, DateOnly? Since = null)
{
    public bool IsOverdue(DateOnly today) => DueOn < today;

    /// <summary>"3 dagar kvar", "sista dagen är i dag", "försenat med 1 dag", "har väntat 12 dagar"; null when nothing is dated.</summary>
    public string? DaysInWords(DateOnly today) => (DueOn, Since) switch
    {
        ({ } due, _) when due == today => "sista dagen är i dag",
        ({ } due, _) when due > today => $"{Swedish.Days(due.DayNumber - today.DayNumber)} kvar",
        ({ } due, _) => $"försenat med {Swedish.Days(today.DayNumber - due.DayNumber)}",
        (_, { } since) when since >= today => "sedan i dag",
        (_, { } since) when IsWriting => $"orört i {Swedish.Days(today.DayNumber - since.DayNumber)}",
        (_, { } since) => $"har väntat {Swedish.Days(today.DayNumber - since.DayNumber)}",
        _ => null,
    };

    private bool IsWriting => Kind is ExpectationKind.FinishPlan or ExpectationKind.FinishReport;
}

/// <summary>Numbers with the noun that they count.</summary>
internal static class Swedish
{
    public static string Days(int days) => Count(days, "dag", "dagar");

    public static string Count(int number, string one, string many) => $"{number:N0} {(number == 1 ? one : many)}";
}
