using System.Globalization;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.Overview;

/// <summary>The state at a glance: one organisation, or for those who see the whole, all of them.</summary>
public sealed partial class OverviewPage
{
    private const int ExpectedShown = 5;

    private static readonly (GradeMove Move, string One, string Many)[] _said =
    [
        (GradeMove.Better, "är bättre än granskningen före", "är bättre än granskningen före"),
        (GradeMove.Worse, "är sämre", "är sämre"),
        (GradeMove.Same, "är oförändrat", "är oförändrade"),
        (GradeMove.First, "är bedömt bara en gång", "är bedömda bara en gång"),
        (GradeMove.NotAssessed, "är ej bedömt", "är ej bedömda"),
    ];

    private OrganisationOverview? _overview;
    private bool _showMatrix;
    private bool _noRole;
    private (string Text, string Href)? _firstStep;

    [SupplyParameterFromQuery]
    private string? Huvudman { get; set; }

    [SupplyParameterFromQuery]
    private string? Delregion { get; set; }

    [SupplyParameterFromQuery]
    private string? Sortera { get; set; }

    [SupplyParameterFromQuery]
    private Guid? Omrade { get; set; }

    [SupplyParameterFromQuery]
    private int? Bedomning { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private OverviewService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var viewer = await User.GetAsync();
        _noRole = viewer.Home is null;
        _showMatrix = viewer.SeesTheWhole && Huvudman is null;
        if (_noRole || _showMatrix)
        {
            return;
        }

        _overview = await Service.OrganisationAsync(Huvudman);
        if (_overview is null)
        {
            Navigation.NotFound();
            return;
        }

        _firstStep = _overview.Code == viewer.Home!.Code ? FirstStep(viewer.Actor) : null;
    }

    /// <summary>What there is to do at an organisation where nothing has happened yet.</summary>
    private static (string Text, string Href) FirstStep(Actor actor)
    {
        if (actor.MaySomewhere(Operation.WriteDraftReport))
        {
            return ("Starta en granskning", "/granskningar/ny");
        }

        if (actor.MaySomewhere(Operation.WriteDraftPlan))
        {
            return ("Skriv en åtgärdsplan", "/atgardsplaner/ny");
        }

        return actor.MaySomewhere(Operation.RegisterDecision) ? ("Lägg in nämndens sammanträden", "/sammantraden/nya") : ("Läs vad avtalet lovar", "/omraden");
    }

    /// <summary>The state in one sentence: what moved, and what nobody has assessed (rule 4: counts, no average).</summary>
    private static string State(OrganisationOverview o) =>
        string.Join(", ", from said in _said
                          let areas = o.AreasMoved(said.Move)
                          where areas > 0
                          select $"{Words.Count(areas, "område", "områden")} {(areas == 1 ? said.One : said.Many)}") + ".";

    private static string Href(RecentChange change) =>
        change.Kind == RecentChanges.Recommendation ? $"/rekommendationer/{change.Id}" : $"/atgarder/{change.Id}";

    private static string Said(RecentChange change) => change.Kind switch
    {
        RecentChanges.Recommendation => $"Rekommendation: {Words.OfStored(change.State).ToLowerInvariant()}",
        RecentChanges.Deferral => $"Slutdatum flyttat till {Dates.Long(DateOnly.Parse(change.State, CultureInfo.InvariantCulture))}",
        _ => $"Lägesrapport: {Words.OfStored(change.State).ToLowerInvariant()}",
    };
}
