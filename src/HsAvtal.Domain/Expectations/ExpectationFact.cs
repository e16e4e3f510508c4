namespace HsAvtal.Domain.Expectations;

/// <summary>What a fact is about, and so what its date and numbers mean.</summary>
public enum FactKind
{
    /// <summary>A handed-over report with recommendations that wait for the board's answer: the last day, how many.</summary>
    UnansweredReport,

    /// <summary>A recommendation whose board has received a report and not decided on it: the day of the first report.</summary>
    ReceivedReport,

    /// <summary>A recommendation in progress with every action done: the day of the last one.</summary>
    AllActionsDone,

    /// <summary>A recommendation reported completed: the day it was.</summary>
    ReportedCompleted,

    /// <summary>An action of an adopted plan, not done: its due date, times and days that it has been moved.</summary>
    OpenAction,

    /// <summary>A planned follow-up that is not reported: its day.</summary>
    FollowUpOccasion,

    /// <summary>An adopted plan with something left to do: the day of its last report, its review interval in days.</summary>
    AdoptedPlan,

    /// <summary>A plan being drafted: the day it was last changed, how many actions it has.</summary>
    DraftPlan,

    /// <summary>A report being written (rule 1): the day it was last changed.</summary>
    DraftReport,
}

/// <summary>Something at an organisation that somebody may have to act on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id: of a report, an addressee, an action or a plan.</param>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="Organisation">The organisation's short name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The date that the kind names.</param>
/// <param name="Number">The first number that the kind names; 0 when it names none.</param>
/// <param name="Days">The second number that the kind names; 0 when it names none.</param>
public sealed record ExpectationFact(FactKind Kind, Guid Id, Guid OrganisationId, string Organisation, string Title, DateOnly? On, int Number = 0, int Days = 0);
