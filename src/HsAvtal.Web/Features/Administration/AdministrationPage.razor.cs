using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Administration;

/// <summary>What there is, how much, and what needs to be put in order.</summary>
public sealed partial class AdministrationPage
{
    private const string Organisations = "/administration/organisationer";
    private const string Users = "/administration/anvandare";

    private AdministrationCounts? _counts;
    private IReadOnlyList<(int Number, string Word, string Href)> _figures = [];
    private IReadOnlyList<(string Text, string Href, string Why)> _lacks = [];

    [Inject]
    private AdministrationService Service { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _counts = await Service.CountAsync();
        _figures = FiguresOf(_counts);
        _lacks = [.. LacksOf(_counts)];
    }

    private static IReadOnlyList<(int Number, string Word, string Href)> FiguresOf(AdministrationCounts c) =>
    [
        (c.Organisations, $"huvudmän med {Words.Count(c.Boards, "nämnd", "nämnder")}", Organisations),
        (c.Users, "aktiva användare", $"{Users}?visa={UserStates.Active}"),
        (c.Subregions, "delregioner", "/administration/delregioner"),
        (c.Areas, $"områden med {Words.Count(c.Commitments, "åtagande", "åtaganden")}", "/administration/omraden"),
        (c.Scales, "bedömningsskalor", "/administration/skalor"),
        (c.Versions, "avtalsversioner", "/administration/avtalet"),
    ];

    private static IEnumerable<(string Text, string Href, string Why)> LacksOf(AdministrationCounts c)
    {
        static (string, string, string)? If(bool lacks, string text, string href, string why) => lacks ? (text, href, why) : null;
        static string Lacking(int number) => Words.Count(number, "huvudman", "huvudmän");
        return new[]
        {
            If(c.WithoutBoard > 0, $"{Lacking(c.WithoutBoard)} utan nämnd", $"{Organisations}?saknar={OrganisationLacks.Board}", "En granskning riktas till en nämnd."),
            If(c.WithoutBoardMember > 0, $"{Lacking(c.WithoutBoardMember)} utan användare för nämnden", $"{Organisations}?saknar={OrganisationLacks.BoardMember}", "Ingen kan registrera nämndens beslut och yttranden."),
            If(c.WithoutOfficer > 0, $"{Lacking(c.WithoutOfficer)} utan användare för förvaltningen", $"{Organisations}?saknar={OrganisationLacks.Officer}", "Ingen kan skriva planer och rapportera läge."),
            If(c.WithoutAuditor > 0, $"{Lacking(c.WithoutAuditor)} utan revisor", $"{Organisations}?saknar={OrganisationLacks.Auditor}", "Ingen kan lämna en granskningsrapport."),
            If(c.UsersWithoutRole > 0, $"{Words.Count(c.UsersWithoutRole, "användare", "användare")} utan roll", $"{Users}?visa={UserStates.NoRole}", "Kan logga in men ser inget."),
            If(c.UsersWithoutPassword > 0, $"{Words.Count(c.UsersWithoutPassword, "användare", "användare")} har inte valt lösenord", $"{Users}?visa={UserStates.NotChosen}", "Länken kan ha gått ut. Skapa en ny på användarens sida."),
            If(!c.HasVersionInForce, "Ingen version av avtalet gäller", "/administration/avtalet", "Ange vilken version som gäller."),
            If(c.Areas == 0, "Avtalet har inga områden", "/administration/omraden", "Allt annat visas område för område."),
            If(c.AreasWithoutCommitment > 0, $"{Words.Count(c.AreasWithoutCommitment, "område", "områden")} utan åtaganden", "/administration/omraden", "Det syns inte vad parterna har lovat."),
            If(!c.HasComplianceScale, "Ingen skala för efterlevnad", "/administration/skalor", "Revisorerna kan inte bedöma något område."),
            If(!c.HasMeasuresScale, "Ingen skala för åtgärder", "/administration/skalor", "Revisorerna kan inte följa upp rekommendationer."),
        }.OfType<(string, string, string)>();
    }
}
