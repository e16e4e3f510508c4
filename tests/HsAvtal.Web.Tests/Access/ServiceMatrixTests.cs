using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Administration;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Decisions;
using HsAvtal.Web.Features.History;
using HsAvtal.Web.Features.Indicators;
using HsAvtal.Web.Features.Recommendations;
using HsAvtal.Web.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Access;

/// <summary>The permission table through the services: each operation that a use case names, for each role at each place.</summary>
public sealed class ServiceMatrixTests : IClassFixture<MatrixApp>
{
    /// <summary>A use case of each operation, tried on the thing at Kristianstad. True when it is carried out.</summary>
    private static readonly Dictionary<Operation, Func<MatrixApp, Cell, Task<bool>>> _drives = new()
    {
        [Operation.ReadAgreement] = async (app, cell) => await app.As<RecommendationService>(cell).FindAsync(app.Ids.Addressee) is not null,
        [Operation.ReadDraftReport] = async (app, cell) => await app.As<AuditService>(cell).FindReportAsync(app.Ids.Draft) is not null,
        [Operation.ReadDraftPlan] = async (app, cell) => await app.As<ActionPlanService>(cell).FindAsync(app.Ids.DraftPlan) is not null,
        [Operation.Administer] = (app, cell) => ReadAsync(async () => await app.As<OrganisationAdministrationService>(cell).FindAsync(app.Organisation) is not null),
        // Values are typed for the own organisation, whichever that is: whose the grid is tells.
        [Operation.WriteIndicators] = (app, cell) => ReadAsync(async () => (await app.As<ValueService>(cell).GridAsync(PeriodKind.Year)).OrganisationId == app.Organisation),
        [Operation.WriteCollaboration] = (app, cell) => WriteAsync<Indicator>(app, cell, app.Ids.Indicator, seen =>
            app.As<CatalogueService>(cell).SaveAsync(app.Ids.Indicator, new IndicatorForm { Name = "Prov", Definition = "Prov", Unit = "antal", SourceText = "Prov" }, seen)),
        [Operation.ReadChangeLog] = async (app, cell) => await app.As<HistoryService>(cell).FindAsync("atgard", app.Ids.Action, new HistoryPlace(null, null)) is { Page.Rows.Count: > 0 },
        [Operation.WriteDraftReport] = (app, cell) => WriteAsync<AuditedBoard>(app, cell, app.Ids.Draft, seen =>
            app.As<ReportWritingService>(cell).ObserveAsync(app.Ids.Draft, new ObservationForm { Text = "Iakttagelse" }, seen)),
        [Operation.HandOverReport] = (app, cell) => WriteAsync<AuditedBoard>(app, cell, app.Ids.Report, seen =>
            app.As<CorrectionService>(cell).CorrectAsync(app.Ids.Report, app.Ids.Assessment, new CorrectionForm { GradeId = app.Grade, Motivation = "Så är det.", Reason = "Räknefel" }, seen)),
        [Operation.ConfirmCompletion] = (app, cell) => WriteAsync<RecommendationAddressee>(app, cell, app.Reported, seen =>
            app.As<RecommendationActService>(cell).ConfirmAsync(app.Reported, new CompletionForm { Statement = "Bekräftas", On = app.Demo.Today }, seen)),
        [Operation.RegisterDecision] = (app, cell) => WriteAsync<BoardDecision>(app, cell, app.Ids.Decision, seen =>
            app.As<DecisionService>(cell).CompleteAsync(app.Ids.Decision, new CompleteDecisionForm { RegistryNumber = "1/26" }, seen)),
        [Operation.WriteDraftPlan] = (app, cell) => WriteAsync<ActionPlan>(app, cell, app.Ids.DraftPlan, seen =>
            app.As<PlanWritingService>(cell).SaveActionAsync(app.Ids.DraftPlan, new ActionForm { Title = "Åtgärd" }, seen)),
        [Operation.AdoptPlan] = (app, cell) => WriteAsync<ActionPlan>(app, cell, app.Ids.DraftPlan, seen =>
            app.As<PlanWritingService>(cell).AdoptAsync(app.Ids.DraftPlan, new DecisionForm { DecidedOn = app.Demo.Today, Paragraph = "§ 1", Text = "Nämnden antar planen." }, seen)),
        [Operation.AcceptRisk] = (app, cell) => WriteAsync<RecommendationAddressee>(app, cell, app.Ids.Addressee, seen =>
            app.As<RecommendationActService>(cell).DecideAsync(app.Ids.Addressee, app.Risk(), seen)),
        [Operation.ReportProgress] = (app, cell) => WriteAsync<PlannedAction>(app, cell, app.Ids.Action, seen =>
            app.As<PlannedActionService>(cell).ReportAsync(app.Ids.Action, new ReportProgressForm { Status = ActionStatus.Completed, Text = "Klart", ReportedOn = app.Demo.Today }, seen)),
    };

    /// <summary>Named by use cases of no organisation's thing, so that no place is own or another's: starting and stopping a fetch from Kolada.</summary>
    private static readonly Operation[] _ofNoThing = [Operation.WriteIndicators];

    private readonly MatrixApp _app;

    public ServiceMatrixTests(MatrixApp app) => _app = app;

    public static TheoryData<Operation> Operations => [.. _drives.Keys];

    [Fact]
    public void Every_operation_that_a_use_case_names_is_tried() =>
        UseCases.All.SelectMany(UseCases.OperationsOf).Distinct().Should().BeSubsetOf(_drives.Keys.Concat(_ofNoThing), "an operation that is not tried here may be open to anybody");

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_cell_allows_or_refuses_as_the_table_says(Operation operation)
    {
        await using var db = _app.Demo.Open();
        var people = db.ChangeLog.Where(e => e.UserId != Actor.System.UserId);
        var before = await people.MaxAsync(e => e.Id);
        var wrong = new List<string>();
        foreach (var cell in Cell.Of([operation]))
        {
            if (await _drives[operation](_app, cell) != cell.IsAllowed)
            {
                wrong.Add($"{cell} should be {(cell.IsAllowed ? "allowed" : "refused")}");
            }
        }

        wrong.Should().BeEmpty();
        (await people.MaxAsync(e => e.Id)).Should().Be(before, "nothing is saved");
    }

    private static async Task<bool> ReadAsync(Func<Task<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }

    /// <summary>A refusal by the service, or by the database should the service let it through.</summary>
    private static async Task<bool> WriteAsync<T>(MatrixApp app, Cell cell, Guid id, Func<Seen, Task> write)
        where T : Domain.Aggregate
    {
        try
        {
            await write(await app.SeenAsync<T>(cell, id));
            return true;
        }
        catch (StaleEditException)
        {
            return true;
        }
        catch (AccessDeniedException)
        {
            return false;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
        {
            return false;
        }
    }
}
