using HsAvtal.Domain.FollowUp;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Features.FollowUp;

/// <summary>An organisation's year: what is planned, what happened and what was missed.</summary>
public sealed record YearView(string Organisation, string OrganisationShort, string OrganisationCode, int Year, IReadOnlyList<YearEvent> Events, DateOnly Today)
{
    public int Count(OccasionState state) => Events.Count(e => e.State(Today) == state);

    public IEnumerable<YearEvent> In(int month) => Events.Where(e => e.On.Month == month);
}

/// <summary>Where what is in a year is opened, and how it is told.</summary>
public static class YearWords
{
    /// <summary>The address of the thing.</summary>
    /// <param name="happening">What is in the year.</param>
    /// <param name="organisationCode">Whose year it is.</param>
    public static string Href(this YearEvent happening, string organisationCode) => happening.Kind switch
    {
        YearEventKind.FollowUp => $"/uppfoljning/tillfalle/{happening.Id}",
        YearEventKind.Meeting => $"/sammantraden?huvudman={organisationCode}&ar={happening.On.Year}#sammantrade-{happening.Id}",
        YearEventKind.Decision => $"/beslut/{happening.Id}",
        YearEventKind.Report or YearEventKind.AnswerDue => $"/rapporter/{happening.Id}",
        YearEventKind.ActionDue => $"/atgarder/{happening.Id}",
    };

    /// <summary>How it went, in the words of its kind; null for what only takes place.</summary>
    public static string? Said(this YearEvent happening, DateOnly today) => (happening.Kind, happening.State(today)) switch
    {
        (YearEventKind.Meeting or YearEventKind.Decision or YearEventKind.Report, _) => null,
        (YearEventKind.AnswerDue, OccasionState.Done) => "Besvarad",
        (YearEventKind.AnswerDue, OccasionState.DoneLate) => "Besvarad för sent",
        (YearEventKind.AnswerDue, OccasionState.Missed) => "Inte besvarad i tid",
        (YearEventKind.ActionDue, OccasionState.Done) => "Klar",
        (YearEventKind.ActionDue, OccasionState.DoneLate) => "Klar för sent",
        (YearEventKind.ActionDue, OccasionState.Missed) => "Försenad",
        var (_, state) => Words.Of(state),
    };
}
