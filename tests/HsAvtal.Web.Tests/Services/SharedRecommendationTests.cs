using HsAvtal.Domain;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Rule 8 from the editor to the boards: one recommendation, raised in one report and issued by each. Each test audits two municipalities of its own.</summary>
[Trait("Rule", "8")]
public sealed class SharedRecommendationTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public SharedRecommendationTests(DemoApp app) => _app = app;

    [Fact]
    public async Task Each_board_gets_it_when_its_own_report_is_handed_over()
    {
        var (first, second, _) = await TwoAsync("1214", "1230");
        await ShareAsync(first, second);
        (await OnlyAsync(second)).SharedWith.Should().ContainSingle(b => b.State == RecommendationState.Draft);

        await first.HandOverAsync(_app.Today);
        var between = await StatesAsync(first, second);
        await second.HandOverAsync(_app.Today);

        between.Should().Equal(RecommendationState.Issued, RecommendationState.Draft);
        (await StatesAsync(first, second)).Should().Equal(RecommendationState.Issued, RecommendationState.Issued);
        await using var db = _app.Open();
        (await db.Recommendations.CountAsync(r => r.Addressees.Any(a => a.AuditedBoardId == second.ReportId))).Should().Be(1, "it is one and the same");
    }

    [Fact]
    public async Task The_editor_offers_the_audits_other_draft_boards_and_no_others()
    {
        var (first, second, auditor) = await TwoAsync("1231", "1233");
        var offered = (await first.LoadAsync()).Others;
        await second.HandOverAsync(_app.Today);

        offered.Select(b => b.Id).Should().Equal(await BoardOfAsync(second));
        (await _app.As<ReportWritingService>(auditor).LoadAsync(first.ReportId))!.Others.Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task Others_do_not_see_with_which_drafts_it_is_shared()
    {
        var (first, second, auditor) = await TwoAsync("1256", "1257");
        await ShareAsync(first, second);
        await first.HandOverAsync(_app.Today);

        (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(first.ReportId))!.Recommendations.Single().SharedWith.Should().BeEmpty();
        (await _app.As<AuditService>(auditor).FindReportAsync(first.ReportId))!.Recommendations.Single().SharedWith.Should().HaveCount(1);
        await second.HandOverAsync(_app.Today);
        (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(first.ReportId))!.Recommendations.Single().SharedWith.Should().HaveCount(1);
    }

    [Fact]
    public async Task Handed_over_in_one_report_it_is_neither_reworded_nor_withdrawn_from_another()
    {
        var (first, second, _) = await TwoAsync("1260", "1261");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(second)).Id;
        await first.HandOverAsync(_app.Today);

        var rewording = () => RewordAsync(second, id, "Ny rubrik", []);
        var withdrawing = () => second.DoAsync((s, _, seen) => s.WithdrawRecommendationAsync(second.ReportId, id, seen));

        await rewording.Should().ThrowAsync<DomainException>().WithMessage("Rekommendationen är redan lämnad till en annan nämnd*");
        await withdrawing.Should().ThrowAsync<DomainException>().WithMessage("Rekommendationen är redan lämnad till en annan nämnd*");
        (await OnlyAsync(second)).Should().BeEquivalentTo(new { Title = "Gemensam uppgift", MayReword = false });
    }

    [Fact]
    public async Task Handed_over_in_one_report_it_can_still_be_left_out_of_another()
    {
        var (first, second, _) = await TwoAsync("1262", "1263");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(second)).Id;
        await first.HandOverAsync(_app.Today);

        await second.DoAsync((s, _, seen) => s.StopAddressingAsync(second.ReportId, id, seen));
        await second.HandOverAsync(_app.Today);

        (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(second.ReportId))!.Recommendations.Should().BeEmpty();
        (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(first.ReportId))!.Recommendations.Should().ContainSingle();
    }

    [Fact]
    public async Task A_board_can_be_added_and_taken_away_and_added_again_while_its_report_is_a_draft()
    {
        var (first, second, _) = await TwoAsync("1264", "1265");
        await first.RecommendAsync("1", "Gemensam uppgift");
        var id = (await OnlyAsync(first)).Id;
        var other = await BoardOfAsync(second);
        Task AddressAsync(params Guid[] boards) => first.DoAsync((s, _, seen) => s.AddressAsync(first.ReportId, id, boards.ToHashSet(), seen));

        await AddressAsync(other);
        (await second.LoadAsync()).Report.Recommendations.Should().ContainSingle();
        await AddressAsync();
        (await second.LoadAsync()).Report.Recommendations.Should().BeEmpty();
        await AddressAsync(other);
        await second.HandOverAsync(_app.Today);

        (await _app.As<AuditService>(Role.BoardMember).FindReportAsync(second.ReportId))!.Recommendations.Should().ContainSingle(r => r.State == RecommendationState.Issued);
    }

    [Fact]
    public async Task A_board_whose_report_is_handed_over_is_neither_added_nor_taken_away()
    {
        var (first, second, _) = await TwoAsync("1266", "1267");
        await second.HandOverAsync(_app.Today);
        var other = await BoardOfAsync(second);

        var adding = () => RaiseAsync(first, other);

        await adding.Should().ThrowAsync<DomainException>().WithMessage("Nämndens rapport är överlämnad*");
        (await first.LoadAsync()).Report.Recommendations.Should().BeEmpty("nothing is half saved");
    }

    [Fact]
    public async Task A_board_outside_the_audit_is_refused()
    {
        var (first, _, _) = await TwoAsync("1270", "1272");
        await using var db = _app.Open();
        var outside = await db.BoardAsync("1290");

        await this.Invoking(_ => RaiseAsync(first, outside)).Should().ThrowAsync<DomainException>().WithMessage("Nämnden ingår inte i granskningen.");
    }

    [Fact]
    public async Task Permission_is_asked_for_every_board_it_is_addressed_to()
    {
        var (first, second, _) = await TwoAsync("1273", "1275");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(first)).Id;
        var own = new ReportWriter(_app.As<ReportWritingService>(await _app.AddUserAsync(Role.Auditor, "1273")), first.ReportId);
        var other = await BoardOfAsync(second);
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        await this.Invoking(_ => RaiseAsync(own, other)).Should().ThrowAsync<DomainException>("a draft that is not seen is not there").WithMessage("Nämnden ingår inte i granskningen.");
        await this.Invoking(_ => RewordAsync(own, id, "Ny rubrik", [])).Should().ThrowAsync<AccessDeniedException>();
        await own.Invoking(w => w.DoAsync((s, _, seen) => s.WithdrawRecommendationAsync(w.ReportId, id, seen))).Should().ThrowAsync<AccessDeniedException>();

        (await db.LastChangeAsync()).Should().Be(before);
        var row = (await own.LoadAsync()).Report.Recommendations.Single();
        row.Should().BeEquivalentTo(new { MayReword = false, IsSharedBeyondSight = true });
        row.SharedWith.Should().BeEmpty();
    }

    [Fact]
    public async Task Boards_that_an_auditor_may_not_write_on_keep_it_when_another_is_taken_away()
    {
        var (first, second, _) = await TwoAsync("1276", "1277");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(first)).Id;
        var own = new ReportWriter(_app.As<ReportWritingService>(await _app.AddUserAsync(Role.Auditor, "1276")), first.ReportId);

        await own.DoAsync((s, _, seen) => s.AddressAsync(own.ReportId, id, new HashSet<Guid>(), seen));

        (await second.LoadAsync()).Report.Recommendations.Should().ContainSingle();
    }

    [Fact]
    public async Task A_withdrawn_one_is_issued_to_none_of_its_boards()
    {
        var (first, second, _) = await TwoAsync("1278", "1280");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(second)).Id;
        await second.DoAsync((s, _, seen) => s.WithdrawRecommendationAsync(second.ReportId, id, seen));

        await first.HandOverAsync(_app.Today);
        await second.HandOverAsync(_app.Today);

        await using var db = _app.Open();
        (await db.Addressees.Where(a => a.RecommendationId == id).ToListAsync()).Should().HaveCount(2).And.OnlyContain(a => a.State == RecommendationState.Draft && a.IsWithdrawn);
        (await _app.As<RecommendationService>(Role.BoardMember).ListAsync(new RecommendationFilter("Gemensam", null, null, null), FirstPage)).Rows.Should().NotContain(r => r.RecommendationId == id);
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task Whoever_writes_in_the_other_report_is_told_of_the_new_wording_and_of_being_addressed()
    {
        var (first, second, _) = await TwoAsync("1281", "1282");
        var seen = (await second.LoadAsync()).Seen;
        await ShareAsync(first, second);
        var told = await StaleAsync(second, seen);
        await RewordAsync(first, (await OnlyAsync(first)).Id, "Ny gemensam rubrik", [await BoardOfAsync(second)]);

        (await StaleAsync(second, told.Now)).Changes.Should().Contain(c => c.StartsWith("Rekommendation – Rubrik: Gemensam uppgift → Ny gemensam rubrik (", StringComparison.Ordinal));
        told.Changes.Should().Contain(c => c.StartsWith("Rekommendation riktad till Ansvarig nämnd, Landskrona", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task A_rewording_that_meets_a_hand_over_of_another_report_is_refused()
    {
        var (first, second, auditor) = await TwoAsync("1283", "1284");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(first)).Id;
        await using var db = _app.Open();
        var rewording = await db.Recommendations.Include(r => r.Areas).Include(r => r.Addressees).SingleAsync(r => r.Id == id);
        await first.HandOverAsync(_app.Today);

        var by = new Signature(auditor, "Revisor", _app.Time.Now);
        rewording.Reword(new RecommendationWording("För sent", "För sent.", []), by);
        db.SignAs(by);

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task Whoever_addresses_it_is_told_that_another_report_left_it_meanwhile()
    {
        var (first, second, _) = await TwoAsync("1285", "1286");
        await ShareAsync(first, second);
        var id = (await OnlyAsync(first)).Id;
        var seen = (await first.LoadAsync()).Seen;
        await second.DoAsync((s, _, now) => s.StopAddressingAsync(second.ReportId, id, now));
        var other = await BoardOfAsync(second);

        var addressing = () => first.DoAsync((s, _, _) => s.AddressAsync(first.ReportId, id, new HashSet<Guid> { other }, seen));

        (await addressing.Should().ThrowAsync<StaleEditException>()).Which.Changes.Should().ContainSingle(c => c.StartsWith("Rekommendation riktad till ", StringComparison.Ordinal));
        (await second.LoadAsync()).Report.Recommendations.Should().BeEmpty("the other auditor took it out");
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task Whoever_addresses_it_is_told_of_a_board_added_from_another_report_meanwhile()
    {
        var writers = await AuditAsync("1287", "1290", "1291");
        await ShareAsync(writers[0], writers[1]);
        var id = (await OnlyAsync(writers[0])).Id;
        var boards = new List<Guid>();
        foreach (var writer in writers)
        {
            boards.Add(await BoardOfAsync(writer));
        }

        var seen = (await writers[1].LoadAsync()).Seen;
        await writers[0].DoAsync((s, _, now) => s.AddressAsync(writers[0].ReportId, id, new HashSet<Guid> { boards[1], boards[2] }, now));

        var addressing = () => writers[1].DoAsync((s, _, _) => s.AddressAsync(writers[1].ReportId, id, new HashSet<Guid> { boards[0] }, seen));

        await addressing.Should().ThrowAsync<StaleEditException>();
        (await writers[2].LoadAsync()).Report.Recommendations.Should().ContainSingle("the board added meanwhile keeps it");
    }

    private static ListQuery FirstPage => new("/", new Dictionary<string, string?>(StringComparer.Ordinal), "ar", true, 1);

    private static async Task<ReportRecommendation> OnlyAsync(ReportWriter writer) => (await writer.LoadAsync()).Report.Recommendations.Single();

    private static async Task<StaleEditException> StaleAsync(ReportWriter writer, Seen seen)
    {
        var observing = () => writer.DoAsync((s, _, _) => s.ObserveAsync(writer.ReportId, new ObservationForm { Text = "Min iakttagelse" }, seen));
        return (await observing.Should().ThrowAsync<StaleEditException>()).Which;
    }

    private static Task RewordAsync(ReportWriter writer, Guid id, string title, IEnumerable<Guid> boards) => writer.DoAsync((s, _, seen) =>
        s.RecommendAsync(writer.ReportId, new RecommendationForm { Id = id, Title = title, Text = "Nämnderna bör göra det tillsammans.", AlsoToBoardIds = boards.ToHashSet() }, seen));

    private static Task RaiseAsync(ReportWriter writer, Guid board) => writer.DoAsync((s, _, seen) =>
        s.RecommendAsync(writer.ReportId, new RecommendationForm { Number = "1", Title = "Gemensam uppgift", Text = "Nämnderna bör göra det tillsammans.", AlsoToBoardIds = new HashSet<Guid> { board } }, seen));

    private async Task ShareAsync(ReportWriter from, ReportWriter to) => await RaiseAsync(from, await BoardOfAsync(to));

    private async Task<Guid> BoardOfAsync(ReportWriter writer)
    {
        await using var db = _app.Open();
        return await db.AuditedBoards.Where(x => x.Id == writer.ReportId).Select(x => x.BoardId).SingleAsync();
    }

    private async Task<IEnumerable<RecommendationState>> StatesAsync(params ReportWriter[] writers)
    {
        await using var db = _app.Open();
        var states = await db.Addressees.Select(a => new { a.AuditedBoardId, a.State }).ToListAsync();
        return writers.Select(w => states.Single(s => s.AuditedBoardId == w.ReportId).State);
    }

    /// <summary>An audit of two boards with the whole graded in both, and an auditor of both.</summary>
    private async Task<(ReportWriter First, ReportWriter Second, Guid Auditor)> TwoAsync(string firstCode, string secondCode)
    {
        var auditor = await _app.AddUserAsync(Role.Auditor, firstCode);
        var writers = await AuditAsync(auditor, firstCode, secondCode);
        return (writers[0], writers[1], auditor);
    }

    private async Task<List<ReportWriter>> AuditAsync(params string[] codes) => await AuditAsync(await _app.AddUserAsync(Role.Auditor, codes[0]), codes);

    private async Task<List<ReportWriter>> AuditAsync(Guid auditor, params string[] codes)
    {
        await using var db = _app.Open();
        var boards = new List<Guid> { await db.BoardAsync(codes[0]) };
        foreach (var code in codes.Skip(1))
        {
            await _app.AssignAsync(auditor, Role.Auditor, code);
            boards.Add(await db.BoardAsync(code));
        }

        await _app.As<AuditService>(auditor).StartAsync(ReportWriter.NewAudit(boards, [await db.AreaAsync("Egenvård")], $"Granskning {string.Join(' ', codes)}"));
        var writers = new List<ReportWriter>();
        foreach (var board in boards)
        {
            var report = await db.AuditedBoards.Where(x => x.BoardId == board).OrderByDescending(x => x.Id).Select(x => x.Id).FirstAsync();
            writers.Add(new ReportWriter(_app.As<ReportWritingService>(auditor), report));
            await writers[^1].AssessTheRestAsync();
        }

        return writers;
    }
}
