using System.Net;
using AngleSharp.Dom;
using HsAvtal.Data.Database;
using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The page of an audit: its facts, its boards, and the comparison over them.</summary>
public sealed class AuditPageTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public AuditPageTests(DemoApp app) => _app = app;

    [Fact]
    public async Task It_says_what_was_examined_by_whom_and_what_it_follows_up()
    {
        var audit = await AuditOfAsync(2025);
        var page = await GetAsync(Role.BoardMember, audit);

        page.Heading.Should().Be("Uppföljande granskning av hälso- och sjukvårdsavtalet");
        page.Document.QuerySelectorAll("dl.facts div").Select(d => string.Join(": ", d.Children.Select(c => Page.Tidy(c.TextContent)))).Should().Equal(
            "År: 2025", "Slag: Uppföljande granskning", "Uppdragsgivare: Kommunens revisorer", "Utförd av: Sirona", "Period: 1 augusti 2025 – 30 november 2025",
            "Tidigare granskning: Fördjupad granskning av hälso- och sjukvårdsavtalet, 2022");
        page.Document.QuerySelector($"a[href='/granskningar/{await AuditOfAsync(2022)}']").Should().NotBeNull();
        page.Text.Should().Contain("Har kommunen vidtagit tillräckliga åtgärder").And.Contain("Förvaltningslagen (2017:900) 8 §");
    }

    [Fact]
    public async Task Lists_and_reports_lead_to_it()
    {
        var audit = await AuditOfAsync(2025);
        await using var db = _app.Open();
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        (await browser.GetAsync("/granskningar?sok=hälso-+och+sjukvårdsavtalet")).Document.QuerySelector($"main a[href='/granskningar/{audit}']").Should().NotBeNull();
        (await browser.GetAsync($"/rapporter/{await db.ReportAsync(2025)}")).Document.QuerySelector($"main a[href='/granskningar/{audit}']").Should().NotBeNull();
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task Each_grade_is_compared_with_the_boards_round_before()
    {
        var cells = Cells(await GetAsync(Role.Coordinator, await AuditOfAsync(2025)));

        cells["Helheten"].Should().Equal("Inte helt ändamålsenlig oförändrad sedan 2022");
        cells["Samverkan"].Should().Equal("Ändamålsenlig bättre än 2022");
        cells["Kostnadsansvar"].Should().Equal("Inte ändamålsenlig oförändrad sedan 2022");
        Cells(await GetAsync(Role.Coordinator, await AuditOfAsync(2022)))["Samverkan"].Should().Equal("Inte helt ändamålsenlig första bedömningen");
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task Areas_that_the_round_left_out_are_named_as_not_assessed() =>
        (await GetAsync(Role.BoardMember, await AuditOfAsync(2025))).Text.Should().Contain("Ej bedömda i den här granskningen: ").And.Contain("Utskrivning från slutenvård");

    [Fact]
    [Trait("Rule", "4")]
    public async Task Many_boards_are_summed_as_a_distribution_with_the_worst_and_the_not_assessed()
    {
        var page = await GetAsync(Role.BoardMember, await ManyAsync("Granskning av många"));
        var comparison = Table(page, "Bedömning per nämnd");
        var area = Table(page, "Fördelning").QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Egenvård", StringComparison.Ordinal));

        comparison.QuerySelectorAll("tbody tr").Should().HaveCount(33);
        comparison.QuerySelectorAll("tbody td").Where(c => c.TextContent.Contains("Ej bedömd", StringComparison.Ordinal)).Should().HaveCount(11, "every third board is not assessed in the area");
        area.QuerySelectorAll("td").Select(c => Page.Tidy(c.TextContent)).Should().Equal("11 ändamålsenlig11 inte helt ändamålsenlig", "Inte helt ändamålsenlig", "11 av 33 (33 %)");
        page.Text.Should().NotContain("genomsnitt");
    }

    [Fact]
    [Trait("Rule", "4")]
    public async Task The_boards_with_the_worst_grades_come_first_when_the_address_says_so()
    {
        var audit = await ManyAsync("Granskning i ordning");
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        var byName = Rows(await browser.GetAsync($"/granskningar/{audit}"));
        var worstFirst = Rows(await browser.GetAsync($"/granskningar/{audit}?sortera=samst"));

        byName.Take(3).Select(r => r.Contains("Inte helt ändamålsenlig", StringComparison.Ordinal)).Should().Equal(false, true, false);
        worstFirst.Should().BeEquivalentTo(byName);
        worstFirst.Take(11).Should().OnlyContain(r => r.Contains("Inte helt ändamålsenlig", StringComparison.Ordinal)).And.BeInAscendingOrder(StringComparer.Create(new("sv-SE"), ignoreCase: true));
        worstFirst.Skip(11).Should().NotContain(r => r.Contains("Inte helt ändamålsenlig", StringComparison.Ordinal));

        static List<string> Rows(Page page) => [.. Table(page, "Bedömning per nämnd").QuerySelectorAll("tbody tr").Select(r => Page.Tidy(r.TextContent))];
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task A_board_shows_how_long_is_left_or_how_late_its_answer_is_and_whether_a_registry_number_is_missing()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1214");
        var soon = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1214"), [await db.AreaAsync("SIP")]);
        await soon.AssessTheRestAsync();
        await soon.RecommendAsync("1", "Håll planerna aktuella");
        await soon.HandOverAsync(_app.Today.AddDays(-80), registryNumber: null);
        var late = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1214"), [await db.AreaAsync("SIP")]);
        await late.AssessTheRestAsync();
        await late.RecommendAsync("1", "Håll planerna aktuella");
        await late.HandOverAsync(_app.Today.AddDays(-91));

        Row(await GetAsync(Role.BoardMember, await AuditOfAsync(soon))).Should().Contain("om 10 dagar").And.Contain("1 av 1").And.Contain("saknas");
        Row(await GetAsync(Role.BoardMember, await AuditOfAsync(late))).Should().Contain("1 dag för sent").And.Contain("D 1");
    }

    [Fact]
    public async Task Where_all_is_answered_no_days_are_counted()
    {
        var row = Row(await GetAsync(Role.BoardMember, await AuditOfAsync(2025)));

        row.Should().Contain("alla besvarade").And.NotContain("för sent").And.Contain("DEMO 2025/207");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task An_audit_of_drafts_alone_is_found_by_its_auditors_and_by_nobody_else()
    {
        await using var db = _app.Open();
        var draft = await db.DraftAsync();
        var audit = await db.AuditedBoards.Where(x => x.Id == draft).Select(x => x.AuditId).SingleAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            (await GetAsync(role, audit)).Status.Should().Be(role == Role.Auditor ? HttpStatusCode.OK : HttpStatusCode.NotFound, "{0}", role);
        }

        var page = await GetAsync(Role.Auditor, audit);
        Row(page).Should().Contain("Utkast");
        page.Text.Should().Contain("Inget att jämföra än");
        (await _app.As<AuditService>(await _app.AddUserAsync(Role.Auditor, "1230")).FindAsync(audit)).Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_board_whose_report_is_a_draft_is_not_there_for_others_nor_counted()
    {
        var audit = await ManyAsync("Granskning med ett utkast", drafts: 1);
        await using var db = _app.Open();
        var hidden = await db.AuditedBoards.Where(x => x.AuditId == audit && x.State == ReportState.Draft).Select(x => x.Id).SingleAsync();

        var page = await GetAsync(Role.BoardMember, audit);

        page.Source.Should().NotContain(hidden.ToString());
        page.Text.Should().Contain("32 nämnder");
        Table(page, "Bedömning per nämnd").QuerySelectorAll("tbody tr").Should().HaveCount(32);
        page.Text.Should().NotContain(" av 33");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_draft_counts_neither_as_a_grade_nor_as_a_round_before_not_even_for_its_auditor()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1233");
        var board = await db.BoardAsync("1233");
        var area = await db.AreaAsync("Habilitering");
        var earlier = await ReportWriter.StartAsync(_app, auditor, board, [area], year: 2024);
        await earlier.AssessTheRestAsync(1);
        var round = await ReportWriter.StartAsync(_app, auditor, board, [area], year: 2025);
        await round.AssessTheRestAsync(3);
        await round.HandOverAsync(_app.Today.AddDays(-30));
        var details = await _app.As<AuditService>(auditor).FindAsync(await AuditOfAsync(round));

        details!.Comparison.Cells.Values.Should().OnlyContain(c => c.Change == "första bedömningen");
        await earlier.HandOverAsync(_app.Today.AddDays(-60));
        (await _app.As<AuditService>(auditor).FindAsync(await AuditOfAsync(round)))!.Comparison.Cells.Values.Should().OnlyContain(c => c.Change == "sämre än 2024");
        (await _app.As<AuditService>(auditor).FindAsync(await AuditOfAsync(earlier)))!.Comparison.Cells.Values.Should().OnlyContain(c => c.Change == "första bedömningen");
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task An_earlier_audit_that_is_a_draft_is_not_named_to_others()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1256");
        var earlier = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1256"), [await db.AreaAsync("SIP")]);
        var later = await HandedOverAfterAsync(await AuditOfAsync(earlier), "1256", auditor);

        (await _app.As<AuditService>(Role.BoardMember).FindAsync(later))!.Head.Previous.Should().BeNull();
        (await _app.As<AuditService>(auditor).FindAsync(later))!.Head.Previous.Should().NotBeNull();
    }

    [Fact]
    [Trait("Rule", "7")]
    public async Task A_recommendation_that_ended_unanswered_is_not_said_to_be_answered()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1260");
        var round = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1260"), [await db.AreaAsync("SIP")], year: 2025);
        await round.AssessTheRestAsync();
        await round.RecommendAsync("1", "Håll planerna aktuella");
        await round.HandOverAsync(_app.Today.AddDays(-60));
        var audit = await AuditOfAsync(round);
        var later = await ReportWriter.StartAsync(_app, auditor, await db.BoardAsync("1260"), [], audit);
        await later.AssessTheRestAsync();
        await later.ConcludeAsync((await later.LoadAsync()).Report.FollowUps.Single().RecommendationId, FollowUpOutcome.Obsolete);
        await later.HandOverAsync(_app.Today);

        Row(await GetAsync(Role.BoardMember, audit)).Should().NotContain("alla besvarade");
    }

    private static string Row(Page page) => Page.Tidy(Table(page, "Granskade nämnder").QuerySelectorAll("tbody tr").Single().TextContent);

    private static IElement Table(Page page, string caption) =>
        page.Document.QuerySelectorAll("main table").Single(t => t.QuerySelector("caption")!.TextContent.StartsWith(caption, StringComparison.Ordinal));

    /// <summary>The cells of the comparison by row, their words on one line.</summary>
    private static Dictionary<string, IEnumerable<string>> Cells(Page page) => Table(page, "Bedömning per nämnd").QuerySelectorAll("tbody tr").ToDictionary(
        r => Page.Tidy(r.QuerySelector("th")!.TextContent).Split(' ')[0],
        r => r.QuerySelectorAll("td").Select(c => string.Join(' ', c.Children.Select(x => Page.Tidy(x.TextContent)))),
        StringComparer.Ordinal);

    private async Task<Page> GetAsync(Role role, Guid audit)
    {
        using var browser = await _app.Web.BrowseAsync(role);
        return await browser.GetAsync($"/granskningar/{audit}");
    }

    private async Task<Guid> AuditOfAsync(int year)
    {
        await using var db = _app.Open();
        var report = await db.ReportAsync(year);
        return await db.AuditedBoards.Where(x => x.Id == report).Select(x => x.AuditId).SingleAsync();
    }

    private async Task<Guid> AuditOfAsync(ReportWriter writer)
    {
        await using var db = _app.Open();
        return await db.AuditedBoards.Where(x => x.Id == writer.ReportId).Select(x => x.AuditId).SingleAsync();
    }

    private Signature By(Guid user) => new(user, "Revisor", _app.Time.Now);

    /// <summary>An audit handed over that names another as the one before it, whatever the state of that.</summary>
    private async Task<Guid> HandedOverAfterAsync(Guid previous, string organisationCode, Guid user)
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        var agreement = await db.Agreements.SingleAsync();
        var audit = new Audit(agreement.Id, new AuditFacts("Granskning efter ett utkast", 2026, AuditKind.Indepth, "Revisorerna", "En byrå"), previous, By(user));
        HandOver(audit.AddBoard(await db.BoardAsync(organisationCode), By(user)), await GradesAsync(db), null, 0, user);
        return await SaveAsync(db, audit, user);
    }

    /// <summary>An audit of all municipalities' boards; every third has no grade of egenvård, and the last ones are drafts.</summary>
    private async Task<Guid> ManyAsync(string title, int drafts = 0)
    {
        await using var db = DatabaseSetup.Open(_app.OwnerConnection);
        var user = Guid.NewGuid();
        var agreement = await db.Agreements.SingleAsync();
        var area = await db.AreaAsync("Egenvård");
        var grades = await GradesAsync(db);
        var boards = await db.Boards.Join(db.Organisations.Where(o => o.Code.Length == 4), b => b.OrganisationId, o => o.Id, (b, o) => new { b.Id, o.ShortName }).OrderBy(x => x.ShortName).Select(x => x.Id).ToListAsync();
        var audit = new Audit(agreement.Id, new AuditFacts(title, 2026, AuditKind.Indepth, "Revisorerna", "En byrå"), null, By(user));
        foreach (var (board, index) in boards.Select((b, i) => (b, i)))
        {
            var report = audit.AddBoard(board, By(user));
            if (index < boards.Count - drafts)
            {
                HandOver(report, grades, area, index, user);
            }
        }

        return await SaveAsync(db, audit, user);
    }

    private void HandOver(AuditedBoard report, List<Grade> grades, Guid? area, int index, Guid user)
    {
        report.Assess(AssessmentSubject.Whole, GradeScalePurpose.Compliance, new Verdict(grades[1], "Så är det."), By(user));
        if (area is { } id && index % 3 != 2)
        {
            report.Assess(AssessmentSubject.Area(id), GradeScalePurpose.Compliance, new Verdict(grades[2 * (index % 3)], "Så är det."), By(user));
        }

        report.HandOver(new HandOver(_app.Today, _app.Today.AddDays(90), null, null), By(user));
    }

    private async Task<Guid> SaveAsync(Data.HsAvtalDbContext db, Audit audit, Guid user)
    {
        db.Add(audit);
        db.SignAs(By(user));
        await db.SaveChangesAsync();
        return audit.Id;
    }

    private static Task<List<Grade>> GradesAsync(Data.HsAvtalDbContext db) => db.Grades.Where(g => g.Purpose == GradeScalePurpose.Compliance).OrderBy(g => g.Rank).ToListAsync();
}
