using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>A plan for the year of <see cref="Signed.Day"/>, and rows to put in it.</summary>
internal static class FollowUpBuilder
{
    public static readonly DateOnly NewYear = new(Signed.Day.Year, 1, 2);

    public static FollowUpFacts Facts(FollowUpFrequency? frequency = FollowUpFrequency.Quarterly, DateOnly? firstOn = null, string? title = "Läkartillgång") =>
        new(title, Guid.CreateVersion7(), null, null, Perspective.Patients, "Enkät", frequency, firstOn ?? new DateOnly(Signed.Day.Year, 3, 31), "MAS");

    public static FollowUpPlan Plan(DateOnly? on = null) => new(Guid.CreateVersion7(), (on ?? NewYear).Year, Signed.ByOfficer(on ?? NewYear));

    /// <summary>A row followed up at the end of each quarter, written at the new year.</summary>
    public static FollowUpItem Item() => Plan().AddItem(Facts(), Signed.ByOfficer(NewYear));

    public static FollowUpOccasion At(this FollowUpItem item, int month) => item.Occasions.Single(o => !o.IsWithdrawn && o.PlannedOn.Month == month);

    public static FollowUpReport ReportDone(this FollowUpItem item, int month, DateOnly on) =>
        item.Report(item.At(month).Id, on, "Det går bättre.", [], Signed.ByOfficer(on));
}
