using System.Reflection;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Decisions;
using HsAvtal.Web.Features.FollowUp;
using HsAvtal.Web.Features.Indicators;
using HsAvtal.Web.Features.Kolada;
using HsAvtal.Web.Features.Recommendations;
using HsAvtal.Web.Features.SignIn;
using HsAvtal.Web.Tests.Budget;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Every write is refused by its service for every role that the table gives no letter, and at another organisation.</summary>
public sealed class WritePermissionTests : IClassFixture<DemoApp>
{
    private static readonly Seen _unseen = new(0, 0);

    /// <summary>Every write there is, with the one role that may do it. A new one without an entry fails a test.</summary>
    private static readonly Dictionary<string, (Role May, Func<Attempt, Task> Try)> _writes = new(StringComparer.Ordinal)
    {
        ["AuditService.StartAsync"] = (Role.Auditor, a => a.Of<AuditService>().StartAsync(ReportWriter.NewAudit([a.Board], [a.Ids.Area], "Ny granskning"))),
        ["ReportWritingService.AssessAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().AssessAsync(a.Ids.Draft, Guid.NewGuid(), new AssessmentForm(), _unseen)),
        ["ReportWritingService.IncludeAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().IncludeAsync(a.Ids.Draft, a.Ids.Area, GradeScalePurpose.Compliance, _unseen)),
        ["ReportWritingService.ExcludeAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().ExcludeAsync(a.Ids.Draft, Guid.NewGuid(), _unseen)),
        ["ReportWritingService.ObserveAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().ObserveAsync(a.Ids.Draft, new ObservationForm { Text = "Text" }, _unseen)),
        ["ReportWritingService.WithdrawObservationAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().WithdrawObservationAsync(a.Ids.Draft, Guid.NewGuid(), _unseen)),
        ["ReportWritingService.RestoreObservationAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().RestoreObservationAsync(a.Ids.Draft, Guid.NewGuid(), _unseen)),
        ["ReportWritingService.RecommendAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().RecommendAsync(a.Ids.Draft, new RecommendationForm { Number = "1", Title = "T", Text = "T" }, _unseen)),
        ["ReportWritingService.WithdrawRecommendationAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().WithdrawRecommendationAsync(a.Ids.Draft, Guid.NewGuid(), _unseen)),
        ["ReportWritingService.HandOverAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().HandOverAsync(a.Ids.Draft, new HandOverForm { On = a.Today, AnswerDueOn = a.Today.AddDays(9) }, _unseen)),
        ["ReportWritingService.AddressAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().AddressAsync(a.Ids.Draft, Guid.NewGuid(), new HashSet<Guid>(), _unseen)),
        ["ReportWritingService.StopAddressingAsync"] = (Role.Auditor, a => a.Of<ReportWritingService>().StopAddressingAsync(a.Ids.Draft, Guid.NewGuid(), _unseen)),
        ["CorrectionService.CorrectAsync"] = (Role.Auditor, a => a.Of<CorrectionService>().CorrectAsync(a.Ids.Report, a.Ids.Assessment, new CorrectionForm(), _unseen)),
        ["PlannedActionService.ReportAsync"] = (Role.Officer, a => a.Of<PlannedActionService>().ReportAsync(a.Ids.Action, new ReportProgressForm { Status = ActionStatus.Completed, Text = "Klart", ReportedOn = a.Today }, _unseen)),
        ["PlannedActionService.DeferAsync"] = (Role.Officer, a => a.Of<PlannedActionService>().DeferAsync(a.Ids.Action, new DeferForm { To = a.Today.AddDays(99), Reason = "R", DecidedBy = "D", DecidedOn = a.Today }, _unseen)),
        ["PlanWritingService.CreateAsync"] = (Role.Officer, a => a.Of<PlanWritingService>().CreateAsync(new NewPlanForm { Title = "Ny plan", BoardId = a.Board })),
        ["PlanWritingService.SaveActionAsync"] = (Role.Officer, a => a.Of<PlanWritingService>().SaveActionAsync(a.Ids.DraftPlan, new ActionForm { Title = "Åtgärd" }, _unseen)),
        ["PlanWritingService.WithdrawActionAsync"] = (Role.Officer, a => a.Of<PlanWritingService>().WithdrawActionAsync(a.Ids.DraftPlan, Guid.NewGuid(), _unseen)),
        ["PlanWritingService.RestoreActionAsync"] = (Role.Officer, a => a.Of<PlanWritingService>().RestoreActionAsync(a.Ids.DraftPlan, Guid.NewGuid(), _unseen)),
        ["PlanWritingService.AdoptAsync"] = (Role.BoardMember, a => a.Of<PlanWritingService>().AdoptAsync(a.Ids.DraftPlan, a.Decision(), _unseen)),
        ["PlanWritingService.PasteAsync"] = (Role.Officer, a => a.Of<PlanWritingService>().PasteAsync(a.Ids.DraftPlan, "Åtgärd", _unseen)),
        ["PlannedActionService.ReportManyAsync"] = (Role.Officer, a => a.Of<PlannedActionService>().ReportManyAsync(a.Ids.Plan, a.Reports())),
        ["KoladaService.FetchAsync"] = (Role.Officer, a => a.Of<KoladaService>().FetchAsync()),
        ["KoladaService.CancelAsync"] = (Role.Officer, a => a.Of<KoladaService>().CancelAsync()),
        ["FollowUpWritingService.CreateAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().CreateAsync(new NewFollowUpPlanForm { BoardId = a.Board, Year = a.Today.Year + 1 })),
        ["FollowUpWritingService.AddItemAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().AddItemAsync(a.Ids.FollowUpPlan, new FollowUpItemForm(), _unseen)),
        ["FollowUpWritingService.ChangeItemAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().ChangeItemAsync(a.Ids.FollowUpItem, new FollowUpItemForm(), _unseen)),
        ["FollowUpWritingService.WithdrawItemAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().WithdrawItemAsync(a.Ids.FollowUpItem, new ReasonForm { Reason = "R" }, _unseen)),
        ["FollowUpWritingService.ReportAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().ReportAsync(a.Ids.Occasion, new FollowUpReportForm { DoneOn = a.Today, Text = "T" }, _unseen)),
        ["FollowUpWritingService.TakeBackAsync"] = (Role.Officer, a => a.Of<FollowUpWritingService>().TakeBackAsync(a.Ids.Occasion, new ReasonForm { Reason = "R" }, _unseen)),
        ["MeetingService.PlanAsync"] = (Role.BoardMember, a => a.Of<MeetingService>().PlanAsync(new MeetingsForm { BoardId = a.Board, Lines = "2027-02-09" })),
        ["MeetingService.CancelAsync"] = (Role.BoardMember, a => a.Of<MeetingService>().CancelAsync(a.Ids.Meeting, new ReasonForm { Reason = "R" }, _unseen)),
        ["DecisionService.CompleteAsync"] = (Role.BoardMember, a => a.Of<DecisionService>().CompleteAsync(a.Ids.Decision, new CompleteDecisionForm { RegistryNumber = "1/26" }, _unseen)),
        ["BoardAnswerService.AnswerAsync"] = (Role.BoardMember, a => a.Of<BoardAnswerService>().AnswerAsync(a.Ids.Report, a.Answer())),
        ["RecommendationActService.DecideAsync"] = (Role.BoardMember, a => a.Of<RecommendationActService>().DecideAsync(a.Ids.Addressee, new RegisterDecisionForm { Kind = DecisionKind.Measures }, _unseen)),
        ["RecommendationActService.ReportCompletedAsync"] = (Role.Officer, a => a.Of<RecommendationActService>().ReportCompletedAsync(a.Ids.Addressee, new CompletionForm { Statement = "Gjort", On = a.Today }, _unseen)),
        ["SignInProviderService.CreateAsync"] = (Role.Administrator, a => a.Of<SignInProviderService>().CreateAsync(a.Provider())),
        ["SignInProviderService.ChangeAsync"] = (Role.Administrator, a => a.Of<SignInProviderService>().ChangeAsync(a.Ids.SignInProvider, new SignInProviderForm(), _unseen)),
        ["SignInProviderService.AddRuleAsync"] = (Role.Administrator, a => a.Of<SignInProviderService>().AddRuleAsync(a.Ids.SignInProvider, new ClaimRuleForm(), _unseen)),
        ["SignInProviderService.WithdrawRuleAsync"] = (Role.Administrator, a => a.Of<SignInProviderService>().WithdrawRuleAsync(a.Ids.SignInProvider, Guid.NewGuid(), "Skäl", _unseen)),
        ["SignInProviderService.WithdrawAsync"] = (Role.Administrator, a => a.Of<SignInProviderService>().WithdrawAsync(a.Ids.SignInProvider, "Skäl", _unseen)),
        ["RecommendationActService.ConfirmAsync"] = (Role.Auditor, a => a.Of<RecommendationActService>().ConfirmAsync(a.Ids.Addressee, new CompletionForm(), _unseen)),
        ["CatalogueService.SaveAsync"] = (Role.Coordinator, a => a.Of<CatalogueService>().SaveAsync(null, new IndicatorForm { Name = $"Prov {Guid.NewGuid()}", Definition = "D", Unit = "antal", SourceText = "K" }, _unseen)),
        ["CatalogueService.FixAsync"] = (Role.Coordinator, a => a.Of<CatalogueService>().FixAsync(new FixForm { Year = "2030", DecidedOn = a.Today, Paragraph = "§ 1", IndicatorIds = { a.Ids.Indicator } })),
        ["CatalogueService.SetTargetAsync"] = (Role.Officer, a => a.Of<CatalogueService>().SetTargetAsync(a.Ids.Indicator, new TargetForm { Period = "2025-05", Value = "2", DecisionId = a.Ids.TargetDecision })),
        ["CatalogueService.DecideTargetAsync"] = (Role.BoardMember, a => a.Of<CatalogueService>().DecideTargetAsync(a.Ids.Indicator, new DecideTargetForm { BoardId = a.Board, Period = "2025-06", Value = "2", DecidedOn = a.Today, Paragraph = "§ 1", RegistryNumber = "1/25", Text = "Nämnden beslutar." })),
        ["ValueService.SaveAsync"] = (Role.Officer, a => a.Of<ValueService>().SaveAsync([new TypedValue(a.Ids.TypedIndicator, new DateOnly(2020, 1, 1), Gender.Total, "1")], null, _unseen)),
    };

    /// <summary>These write the whole agreement's or the user's own organisation's, whichever that is: there is no other to try.</summary>
    private static readonly HashSet<string> _ownOrShared =
    [
        "CatalogueService.SaveAsync", "CatalogueService.FixAsync", "CatalogueService.SetTargetAsync", "CatalogueService.DecideTargetAsync", "ValueService.SaveAsync", "KoladaService.FetchAsync", "KoladaService.CancelAsync",
    ];

    private readonly DemoApp _app;
    private PageIds? _ids;

    public WritePermissionTests(DemoApp app) => _app = app;

    public static TheoryData<string> Writes => [.. _writes.Keys];

    public static TheoryData<string> WritesOfOneOrganisation => [.. _writes.Where(w => w.Value.May != Role.Administrator).Select(w => w.Key).Except(_ownOrShared, StringComparer.Ordinal)];

    [Fact]
    public void Every_write_of_every_service_is_tried_here()
    {
        var written = typeof(Program).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("HsAvtal.Web.Features", StringComparison.Ordinal) == true)
            // An administrator's writes reach the whole agreement; AdministrationPermissionTests tries them all.
            .Where(t => t.Namespace != "HsAvtal.Web.Features.Administration" && t.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(Task) || m.ReturnType == typeof(Task<Guid>))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        written.Should().BeEquivalentTo(_writes.Keys);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task It_is_refused_for_every_other_role(string write)
    {
        var (may, attempt) = _writes[write];
        foreach (var role in Enum.GetValues<Role>().Where(r => r != may))
        {
            var user = await _app.AddUserAsync(role);
            var tried = await AttemptAsync(user);
            var before = await LastChangeAsync();

            await attempt.Invoking(a => a(tried)).Should().ThrowAsync<AccessDeniedException>("{0} is not for {1}", write, role);

            (await LastChangeAsync()).Should().Be(before, "nothing is saved");
        }
    }

    [Theory]
    [MemberData(nameof(WritesOfOneOrganisation))]
    public async Task It_is_refused_for_the_right_role_at_another_organisation(string write)
    {
        var (may, attempt) = _writes[write];
        var stranger = await _app.AddUserAsync(may, "1230");

        await attempt.Invoking(async a => await a(await AttemptAsync(stranger))).Should().ThrowAsync<AccessDeniedException>();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task It_is_refused_for_somebody_whose_role_is_withdrawn(string write)
    {
        var (may, attempt) = _writes[write];
        var user = await _app.AddUserAsync(may);
        await using (var db = Data.Database.DatabaseSetup.Open(_app.OwnerConnection))
        {
            var by = Actor.System.Sign(_app.Time.Now);
            db.RoleAssignments.Single(a => a.UserId == user).Withdraw("Uppdraget är slut", by, []);
            db.SignAs(by);
            await db.SaveChangesAsync();
        }

        await attempt.Invoking(async a => await a(await AttemptAsync(user))).Should().ThrowAsync<AccessDeniedException>();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_right_role_at_the_right_organisation_comes_past_the_gate(string write)
    {
        var (may, attempt) = _writes[write];
        var user = await _app.AddUserAsync(may);

        // Nobody has seen version 0, and it is refused for that and not for permission. A new audit has no version.
        var thrown = await Record.ExceptionAsync(async () => await attempt(await AttemptAsync(user)));

        (thrown is null or StaleEditException).Should().BeTrue("{0} is for {1}, but: {2}", write, may, thrown?.Message);
    }

    private async Task<long> LastChangeAsync()
    {
        await using var db = _app.Open();
        return await db.LastChangeAsync();
    }

    private async Task<Attempt> AttemptAsync(Guid user)
    {
        await using var db = _app.Open();
        var board = await db.BoardAsync();
        return new Attempt(_app, user, board, db.Boards.Single(b => b.Id == board).OrganisationId, _ids ??= await PageIds.OfDemoAsync(db));
    }

    private sealed record Attempt(DemoApp App, Guid User, Guid Board, Guid Organisation, PageIds Ids)
    {
        public DateOnly Today => App.Today;

        public T Of<T>()
            where T : notnull => App.As<T>(User);

        public SignInProviderForm Provider()
        {
            var form = new SignInProviderForm { Key = $"prov-{User.ToString()[..8]}", Name = "Prov", Issuer = "https://inloggning.example", ClientId = "hsavtal" };
            form.OrganisationIds.Add(Organisation);
            return form;
        }

        public DecisionForm Decision() => new() { DecidedOn = Today, Paragraph = "§ 1", Text = "Nämnden beslutar." };

        public BulkReportForm Reports() => new()
        {
            ReportedOn = Today,
            Rows = [new BulkReportRowForm { ActionId = Ids.Action, Before = ActionStatus.NotStarted, Status = ActionStatus.InProgress, Text = "Pågår", Seen = _unseen }],
        };

        public AnswerForm Answer()
        {
            var row = new AnswerRowForm { AddresseeId = Ids.Addressee, Position = ResponsePosition.Accepted, Statement = "Nämnden godtar.", Seen = _unseen };
            return new AnswerForm { DecidedOn = Today, Paragraph = "§ 1", Text = "Nämnden svarar.", Rows = [row] };
        }
    }
}
