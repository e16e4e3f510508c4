using HsAvtal.Data;
using HsAvtal.Data.Demo;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.History;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Services;

/// <summary>The history of things in plain Swedish, and the log for those who may read it.</summary>
[Trait("Rule", "18")]
public sealed class HistoryTests : IClassFixture<DemoApp>
{
    private static readonly HistoryPlace _newest = new(null, null);
    private static readonly LogFilter _everything = new(null, null, null, null, null, null);

    private static readonly string[] _ofAccounts = ["Konto", "Roll", "Lösenordet", "Misslyckade", "Skyddsnyckel", "Extern inloggning", "Kalenderadress"];

    private readonly DemoApp _app;

    public HistoryTests(DemoApp app) => _app = app;

    [Fact]
    public async Task A_moved_due_date_is_told_with_both_dates_reason_and_decider()
    {
        var action = await ActionAsync(a => a.Title == "Indikatorer knutna till avtalets åtaganden");
        var service = _app.As<PlannedActionService>(Role.Officer);
        var from = action.DueOn!.Value;
        await service.DeferAsync(action.Id, new DeferForm { To = from.AddDays(30), Reason = "Underlag saknas", DecidedBy = "Förvaltningschef", DecidedOn = _app.Today }, await SeenAsync(action.Id));

        var history = await _app.As<HistoryService>(Role.BoardMember).FindAsync("atgard", action.Id, _newest);

        var row = history!.Page.Rows[0];
        row.Lines.Select(l => l.Text).Should().Equal(
            $"Slutdatum flyttat från {Dates.Long(from)} till {Dates.Long(from.AddDays(30))}. Skäl: Underlag saknas. Beslutat av: Förvaltningschef.");
        row.Role.Should().Be(Role.Officer);
        row.Who.Should().Be(DemoUsers.With(Role.Officer).DisplayName);
    }

    [Theory]
    [InlineData(Role.BoardMember)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator)]
    public async Task No_id_no_json_and_no_property_name_is_told_anywhere(Role role)
    {
        var service = _app.As<HistoryService>(role);
        var told = new List<string>();
        var place = _newest;
        for (var pages = 0; pages < 100; pages++)
        {
            var slice = await service.ListAsync(_everything, place);
            told.AddRange(slice.Rows.SelectMany(r => r.Lines.SelectMany(l => new[] { l.Text, l.Before, l.After }).Append(r.Subject?.Name)).OfType<string>());
            if (slice.Older is null)
            {
                break;
            }

            place = new HistoryPlace(slice.Older, null);
        }

        told.Should().HaveCountGreaterThan(20);
        told.Should().NotContainMatch("*Rekommendation: Rekommendationen*").And.NotContainMatch("*ranskning: Granskningen*");
        told.Should().NotContainMatch("*{*").And.NotContainMatch("*(dolt)*").And.NotContainMatch("*InProgress*").And.NotContainMatch("*Added*").And.NotContainMatch("*null*");
        told.SelectMany(t => t.Split(' ', ';', ',', '.', ':', '/')).Where(word => Guid.TryParseExact(word, "D", out _)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task What_is_written_in_a_draft_report_is_in_no_log_but_its_auditors()
    {
        var word = $"hemligt{Guid.NewGuid():N}";
        var draft = await DraftReportAsync();
        await using (var db = _app.Open())
        {
            var report = await db.AuditedBoards.Include(b => b.Observations).SingleAsync(b => b.Id == draft);
            var by = new Domain.Signature(DemoUsers.With(Role.Auditor).Id, "Sakkunnig revisor", _app.Time.Now);
            report.Observe(null, word, null, by);
            db.SignAs(by);
            await db.SaveChangesAsync();
        }

        var filter = _everything with { What = word };
        foreach (var role in Enum.GetValues<Role>())
        {
            var rows = (await _app.As<HistoryService>(role).ListAsync(filter, _newest)).Rows;
            rows.Should().HaveCount(role == Role.Auditor ? 1 : 0, $"{role} reads");
            (await _app.As<HistoryService>(role).FindAsync("rapport", draft, _newest) is not null).Should().Be(role == Role.Auditor, $"{role} asks for the report");
        }
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task A_draft_plan_stays_with_its_organisation_also_in_the_log()
    {
        Guid plan;
        await using (var db = _app.Open())
        {
            var board = await db.AuditedBoards.Select(b => b.BoardId).FirstAsync();
            var by = new Domain.Signature(DemoUsers.With(Role.Officer).Id, "Verksamhetsutvecklare", _app.Time.Now);
            var draft = new ActionPlan(board, "Plan i vardande", ActionPlanKind.Implementation, null, 120, by);
            db.Add(draft);
            db.SignAs(by);
            await db.SaveChangesAsync();
            plan = draft.Id;
        }

        var readers = new List<Role>();
        foreach (var role in Enum.GetValues<Role>())
        {
            if (await _app.As<HistoryService>(role).FindAsync("plan", plan, _newest) is { Page.Rows.Count: 1 })
            {
                readers.Add(role);
            }
        }

        readers.Should().Equal(Role.BoardMember, Role.Officer);
    }

    [Fact]
    public async Task Another_organisations_history_is_as_if_it_were_not_there()
    {
        var action = await ActionAsync(a => a.Plan.State == ActionPlanState.Adopted);
        var stranger = await _app.AddUserAsync(Role.Officer, "1231");

        (await _app.As<HistoryService>(stranger).FindAsync("atgard", action.Id, _newest)).Should().BeNull();
        (await _app.As<HistoryService>(stranger).ListAsync(_everything with { OrganisationCode = "1290" }, _newest)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task The_log_is_paged_both_ways_without_a_gap()
    {
        var service = _app.As<HistoryService>(Role.Administrator);
        var first = await service.ListAsync(_everything, _newest);
        var second = await service.ListAsync(_everything, new HistoryPlace(first.Older, null));

        var back = await service.ListAsync(_everything, new HistoryPlace(null, second.Newer));

        var oldest = first.Rows[^1].At;
        first.Newer.Should().BeNull();
        second.Rows.Select(r => r.At).Should().OnlyContain(at => at <= oldest);
        back.Rows.Should().BeEquivalentTo(first.Rows, o => o.WithStrictOrdering());
        back.Newer.Should().BeNull();
    }

    [Fact]
    public async Task The_log_is_narrowed_by_who_when_whose_and_what_kind()
    {
        var service = _app.As<HistoryService>(Role.Administrator);

        (await service.ListAsync(_everything with { Who = "systemet" }, _newest)).Rows.Should().NotBeEmpty().And.OnlyContain(r => r.Who == "Systemet");
        (await service.ListAsync(_everything with { To = new DateOnly(2020, 1, 1) }, _newest)).Rows.Should().BeEmpty();
        (await service.ListAsync(_everything with { From = _app.Today.AddDays(-30), To = _app.Today }, _newest)).Rows.Should().NotBeEmpty();
        (await service.ListAsync(_everything with { Kind = "konto" }, _newest)).Rows.SelectMany(r => r.Lines).Should().NotBeEmpty()
            .And.OnlyContain(l => _ofAccounts.Any(kind => l.Text.StartsWith(kind, StringComparison.Ordinal)));
        (await service.ListAsync(_everything with { OrganisationCode = "1290", Kind = "huvudman" }, _newest)).Rows.Should().NotBeEmpty().And.OnlyContain(r => r.Subject!.Name.Contains("Kristianstad"));
    }

    [Theory]
    [InlineData("granskning")]
    [InlineData("rapport")]
    [InlineData("rekommendation")]
    [InlineData("beslut")]
    [InlineData("plan")]
    [InlineData("huvudman")]
    [InlineData("omrade")]
    [InlineData("atgard")]
    [InlineData("uppfoljningsplan")]
    [InlineData("uppfoljning")]
    [InlineData("sammantrade")]
    [InlineData("indikator")]
    [InlineData("arsindikatorer")]
    [InlineData("avtal")]
    [InlineData("anvandare")]
    public async Task Every_kind_of_thing_has_a_history(string kind)
    {
        Guid id;
        await using (var db = _app.Open())
        {
            id = kind switch
            {
                "granskning" => await db.Audits.Where(a => a.Year == 2025).Select(a => a.Id).SingleAsync(),
                "rapport" => await db.AuditedBoards.Where(b => b.State == ReportState.HandedOver).Select(b => b.Id).FirstAsync(),
                "rekommendation" => await db.Addressees.Where(a => a.State == RecommendationState.InProgress).Select(a => a.Id).FirstAsync(),
                "beslut" => await db.Decisions.Select(d => d.Id).FirstAsync(),
                "plan" => await db.ActionPlans.Where(p => p.State == ActionPlanState.Adopted).Select(p => p.Id).FirstAsync(),
                "huvudman" => await db.Organisations.Where(o => o.Code == "1290").Select(o => o.Id).SingleAsync(),
                "atgard" => await db.PlannedActions.Select(a => a.Id).FirstAsync(),
                "uppfoljningsplan" => await db.FollowUpPlans.Select(p => p.Id).FirstAsync(),
                "uppfoljning" => await db.FollowUpItems.Select(i => i.Id).FirstAsync(),
                "sammantrade" => await db.Meetings.Select(m => m.Id).FirstAsync(),
                "indikator" => await db.Indicators.Select(i => i.Id).FirstAsync(),
                "arsindikatorer" => await db.FixedIndicators.Select(f => f.Id).FirstAsync(),
                "avtal" => await db.Agreements.Select(a => a.Id).FirstAsync(),
                "anvandare" => DemoUsers.With(Role.Officer).Id,
                _ => await db.Areas.Select(a => a.Id).FirstAsync(),
            };
        }

        var history = await _app.As<HistoryService>(Role.Administrator).FindAsync(kind, id, _newest);

        history!.Page.Rows.Should().NotBeEmpty();
        history.Title.Should().NotBeEmpty();
        (await _app.As<HistoryService>(Role.Administrator).FindAsync(kind, Guid.NewGuid(), _newest)).Should().BeNull();
    }

    [Theory]
    [InlineData("/sammantraden", "a[href^='/historik/sammantrade/']")]
    [InlineData("/indikatorer?ar={0}", "a[href^='/historik/arsindikatorer/']")]
    public async Task A_thing_that_has_no_page_of_its_own_has_its_history_where_it_is_shown(string path, string link)
    {
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        var page = await browser.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, _app.Today.Year));

        var history = await browser.GetAsync(page.Document.QuerySelector(link)!.GetAttribute("href")!);

        history.Status.Should().Be(System.Net.HttpStatusCode.OK);
        history.Heading.Should().StartWith("Historik: ");
        history.Document.QuerySelector("section.card li").Should().NotBeNull();
    }

    [Fact]
    public async Task The_history_of_a_year_fixed_anew_has_the_decision_that_was_replaced()
    {
        var coordinator = _app.As<Features.Indicators.CatalogueService>(Role.Coordinator);
        var chosen = (await coordinator.FixableAsync())[0].Id;
        foreach (var paragraph in (string[])["§ 3", "§ 4"])
        {
            await coordinator.FixAsync(new Features.Indicators.FixForm { Year = "2032", DecidedOn = _app.Today, DecidedBy = "Centralt samverkansorgan", Paragraph = paragraph, IndicatorIds = new HashSet<Guid> { chosen } });
        }

        await using var db = _app.Open();
        var current = await db.FixedIndicators.SingleAsync(f => f.Year == 2032 && f.WithdrawnAt == null);

        var history = await _app.As<HistoryService>(Role.Officer).FindAsync("arsindikatorer", current.Id, _newest);

        history!.Title.Should().Be("Fastställda indikatorer för 2032");
        history.Page.Rows.SelectMany(r => r.Lines).Select(l => l.Text).Should().ContainMatch("*§ 3*").And.ContainMatch("*§ 4*").And.ContainMatch("*Ersatt av beslut*");
    }

    [Fact]
    public async Task An_accounts_history_has_its_roles_and_all_that_it_has()
    {
        var (user, name) = await _app.AddAccountAsync(Role.Officer);
        await using (var db = _app.Open())
        {
            db.Add(new Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid> { UserId = user, LoginProvider = "kommunen", ProviderKey = "subjekt", ProviderDisplayName = "Kommunens inloggning" });
            db.Add(new Data.Accounts.CalendarAddress { UserId = user, TokenHash = Data.Accounts.CalendarAddress.Hash(name), MadeAt = _app.Time.Now });
            await db.SaveChangesAsync();
        }

        var history = await _app.As<HistoryService>(Role.Administrator).FindAsync("anvandare", user, _newest);

        var told = history!.Page.Rows.SelectMany(r => r.Lines).Select(l => l.Text).ToList();
        foreach (var thing in (string[])["Konto", "Roll", "Lösenordet valt.", "Extern inloggning", "Kalenderadress"])
        {
            told.Should().ContainMatch($"{thing}*");
        }
    }

    [Fact]
    public async Task An_accounts_history_is_found_by_indexes_however_long_the_log()
    {
        await using var database = await ProductTemplates.CreateDemoAsync();
        await Plans.AskAsync(database.SuperConnection);
        // The log of a test is short enough to be read through: here it must not be.
        await using (var source = NpgsqlDataSource.Create(database.SuperConnection))
        await using (var command = source.CreateCommand($"ALTER DATABASE {database.Name} SET enable_seqscan = off"))
        {
            await command.ExecuteNonQueryAsync();
        }

        await using var web = new WebApp(database.AppConnection);
        var user = DemoUsers.With(Role.Officer).Id;

        (await web.As<HistoryService>(DemoUsers.With(Role.Administrator).Id).FindAsync("anvandare", user, _newest))!.Page.Rows.Should().NotBeEmpty();

        web.Plans.Heard.SelectMany(p => p.Read).Count(t => t == "change_log").Should().BeGreaterThanOrEqualTo(4, "the account, what it has, its roles, and the page of them");
        web.Plans.Heard.Where(p => p.Walked.Contains("change_log", StringComparer.Ordinal)).Select(p => p.Statement).Should().BeEmpty();
    }

    [Fact]
    public async Task The_report_page_carries_where_the_log_stands()
    {
        Guid report;
        string expected;
        await using (var db = _app.Open())
        {
            report = await db.AuditedBoards.Where(b => b.State == ReportState.HandedOver).Select(b => b.Id).FirstAsync();
            var head = await db.ChangeLogHeads.SingleAsync(h => h.Chain != Guid.Empty);
            expected = Data.ChangeLog.LogHead.Short(head.Sequence, head.Hash);
        }

        var browser = await _app.Web.BrowseAsync(Role.Coordinator);
        (await browser.GetAsync($"/rapporter/{report}")).Text.Should().Contain(expected);
    }

    private async Task<PlannedAction> ActionAsync(System.Linq.Expressions.Expression<Func<PlannedAction, bool>> which)
    {
        await using var db = _app.Open();
        return await db.PlannedActions.AsNoTracking().FirstAsync(which);
    }

    private async Task<Guid> DraftReportAsync()
    {
        await using var db = _app.Open();
        return await db.AuditedBoards.Where(b => b.State == ReportState.Draft).Select(b => b.Id).SingleAsync();
    }

    private async Task<Editing.Seen> SeenAsync(Guid actionId)
    {
        await using var db = _app.Open();
        return new Editing.Seen(
            await db.PlannedActions.Where(a => a.Id == actionId).Select(a => a.Version).SingleAsync(),
            await db.ChangeLog.Where(e => e.AggregateId == actionId).MaxAsync(e => (long?)e.Id) ?? 0);
    }
}
