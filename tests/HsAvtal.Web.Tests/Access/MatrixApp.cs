using HsAvtal.Data.Database;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Recommendations;
using HsAvtal.Web.Tests.Budget;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Access;

/// <summary>One of each thing at Kristianstad, and a user for each role at each place. Another agreement stands beside.</summary>
public sealed class MatrixApp : IAsyncLifetime
{
    private const string Own = "1290";
    private const string Other = "1230";
    private const string Elsewhere = "9990";

    private readonly Dictionary<(Role, Place), Guid> _users = [];

    public DemoApp Demo { get; } = new();

    public PageIds Ids { get; private set; } = null!;

    public Guid Board { get; private set; }

    public Guid Organisation { get; private set; }

    /// <summary>A recommendation that the organisation has reported implemented.</summary>
    public Guid Reported { get; private set; }

    public Guid Grade { get; private set; }

    public Guid Indicator { get; private set; }

    /// <summary>The audit of the draft report.</summary>
    public Guid DraftAudit { get; private set; }

    public Guid User(Role role, Place place) => _users[(role, place)];

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        await using var db = Demo.Open();
        Ids = await PageIds.OfDemoAsync(db);
        Board = await db.PlannedActions.Where(a => a.Id == Ids.Action).Select(a => a.Plan.BoardId).SingleAsync();
        Grade = await db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance).OrderBy(g => g.Rank).Select(g => g.Id).FirstAsync();
        Organisation = await db.Boards.Where(b => b.Id == Board).Select(b => b.OrganisationId).SingleAsync();
        Indicator = await db.Indicators.OrderBy(i => i.Name).Select(i => i.Id).FirstAsync();
        DraftAudit = await db.AuditedBoards.Where(x => x.Id == Ids.Draft).Select(x => x.AuditId).SingleAsync();
        var officer = new Signature(DemoUsers.With(Role.Officer).Id, "MAS", Demo.Time.Now);
        var reported = await db.Addressees.Include(a => a.Events).OrderBy(a => a.Id).FirstAsync(a => a.State == RecommendationState.InProgress && a.Id != Ids.Addressee && a.BoardId == Board);
        reported.ReportCompleted("Gjort", Demo.Today, officer);
        Reported = reported.Id;
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        var organisation = new Domain.Organisations.Organisation(Elsewhere, "En annan kommun", "Annan", OrganisationKind.Municipality, by);
        organisation.AddBoard("Omsorgsnämnden", by);
        var agreement = new Agreement("Ett annat avtal", "Annat", new DateOnly(2020, 1, 1), by);
        agreement.AddParty(organisation, agreement.AddSubregion("Norr", by).Id, by);
        db.Add(organisation);
        db.Add(agreement);
        db.SignAs(by);
        await db.SaveChangesAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            _users[(role, Place.Own)] = await Demo.AddUserAsync(role, Own);
            _users[(role, Place.OtherOrganisation)] = await Demo.AddUserAsync(role, Other);
            _users[(role, Place.OtherAgreement)] = await Demo.AddUserAsync(role, Elsewhere);
        }
    }

    public Task DisposeAsync() => Demo.DisposeAsync();

    public RegisterDecisionForm Risk() =>
        new() { Kind = DecisionKind.RiskAccepted, Motivation = "Risken är liten.", DecidedOn = Demo.Today, Paragraph = "§ 1", Text = "Nämnden accepterar risken." };

    /// <summary>A service as the cell's user meets it.</summary>
    public T As<T>(Cell cell)
        where T : notnull => Demo.As<T>(User(cell.Role, cell.Place));

    /// <summary>
    /// Whoever may is stopped by a version that nobody has seen, so that nothing changes between two cells; whoever may not has
    /// seen the right one, so that nothing but permission stops them.
    /// </summary>
    public async Task<Seen> SeenAsync<T>(Cell cell, Guid id)
        where T : Aggregate
    {
        if (cell.IsAllowed)
        {
            return new Seen(0, 0);
        }

        await using var db = DatabaseSetup.Open(Demo.OwnerConnection);
        return new Seen(await db.Set<T>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync(), long.MaxValue);
    }
}
