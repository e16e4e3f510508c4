namespace HsAvtal.Domain.Recommendations;

/// <summary>How an answer stands to the last day for it: whole days, negative when that day has passed.</summary>
/// <param name="DueOn">The last day for the answer.</param>
/// <param name="AnsweredOn">The day the answer was sent or, where that is not noted, decided; null while it is not given.</param>
public sealed record AnswerDeadline(DateOnly DueOn, DateOnly? AnsweredOn)
{
    /// <summary>Days too late: of the answer given, or of the one that is not given yet; 0 in time.</summary>
    public int DaysLate(DateOnly today) => Math.Max(0, (AnsweredOn ?? today).DayNumber - DueOn.DayNumber);

    /// <summary>Days left to answer; null when it is answered or too late.</summary>
    public int? DaysLeft(DateOnly today) => AnsweredOn is null && today <= DueOn ? DueOn.DayNumber - today.DayNumber : null;

    /// <summary>"12 dagar kvar", "besvarad i tid", "besvarad 3 dagar för sent", "försenat med 1 dag".</summary>
    public string InWords(DateOnly today) => (DaysLeft(today), DaysLate(today), AnsweredOn) switch
    {
        (0, _, _) => "sista dagen är i dag",
        ({ } left, _, _) => $"{Days(left)} kvar",
        (_, 0, _) => "besvarad i tid",
        (_, var late, null) => $"försenat med {Days(late)}",
        (_, var late, _) => $"besvarad {Days(late)} för sent",
    };

    private static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagar";
}
