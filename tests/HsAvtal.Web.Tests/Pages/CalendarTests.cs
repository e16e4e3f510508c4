using System.Net;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Features.FollowUp;
using HsAvtal.Web.Tests.FollowUp;
using HsAvtal.Web.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>A user's calendar, as a calendar program fetches it: without a cookie, at a secret address.</summary>
public sealed class CalendarTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public CalendarTests(DemoApp app) => _app = app;

    [Fact]
    public async Task The_calendar_follows_the_rules_and_has_the_users_year_the_same_at_every_fetch()
    {
        var token = await _app.As<CalendarService>(Role.Officer).NewAddressAsync();
        using var response = await FetchAsync(token);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/calendar; charset=utf-8");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();

        var days = CalendarText.Parse(await response.Content.ReadAsStringAsync()).Events;

        days.Should().HaveCountGreaterThan(40);
        Values(days, "UID").Should().OnlyHaveUniqueItems();
        Values(days, "SUMMARY").Should().Contain("Uppföljning: Tid till akut hembesök (missad)").And.Contain("Sammanträde: Omsorgsnämnden: Årsbokslut");
        using var again = await FetchAsync(token);
        Values(CalendarText.Parse(await again.Content.ReadAsStringAsync()).Events, "UID").Should().Equal(Values(days, "UID"));
    }

    [Fact]
    public async Task Every_link_of_the_calendar_opens_for_its_owner()
    {
        using var response = await FetchAsync(await _app.As<CalendarService>(Role.BoardMember).NewAddressAsync());
        var links = Values(CalendarText.Parse(await response.Content.ReadAsStringAsync()).Events, "URL").Select(u => new Uri(u).PathAndQuery).ToList();
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        foreach (var link in links.GroupBy(l => l.Split('/')[1], StringComparer.Ordinal).Select(g => g.First()))
        {
            (await browser.GetAsync(link)).Status.Should().Be(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task A_new_address_ends_the_old_and_a_withdrawn_one_is_not_there()
    {
        var user = await _app.AddUserAsync(Role.Officer);
        var service = _app.As<CalendarService>(user);
        var first = await service.NewAddressAsync();
        var second = await service.NewAddressAsync();
        (await StatusAsync(first), await StatusAsync(second)).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.OK));

        (await service.WithdrawAsync()).Should().BeTrue();

        (await StatusAsync(second)).Should().Be(HttpStatusCode.NotFound);
        (await service.MadeAtAsync()).Should().BeNull();
        (await service.WithdrawAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_seen_follows_the_roles_held_at_the_fetch_and_a_disabled_account_sees_nothing()
    {
        var user = await _app.AddUserAsync(Role.Officer);
        var token = await _app.As<CalendarService>(user).NewAddressAsync();
        (await CountAsync(token)).Should().BePositive();

        await ChangeAsync(db => db.RoleAssignments.Single(a => a.UserId == user).Withdraw("Uppdraget är slut", Actor.System.Sign(_app.Time.Now), []));
        (await StatusAsync(token)).Should().Be(HttpStatusCode.NotFound);
        await _app.AssignAsync(user, Role.Officer, "1231");
        (await CountAsync(token)).Should().Be(0, "another organisation has no plan, no meetings and no audit");

        await ChangeAsync(db => db.Users.Single(u => u.Id == user).IsDisabled = true);
        (await StatusAsync(token)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task No_draft_is_in_the_auditors_calendar()
    {
        await using var db = _app.Open();
        using var response = await FetchAsync(await _app.As<CalendarService>(Role.Auditor).NewAddressAsync());

        (await response.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal)
            .Should().Contain("Rapport överlämnad").And.NotContain((await db.DraftAsync()).ToString()).And.NotContain("egenvård och läkarmedverkan");
    }

    [Fact]
    public async Task Only_a_hash_of_the_secret_is_kept_and_neither_log_tells_it()
    {
        var token = await _app.As<CalendarService>(Role.Coordinator).NewAddressAsync();
        using var response = await FetchAsync(token);
        await using var db = _app.Open();
        var hash = Data.Accounts.CalendarAddress.Hash(token);

        (await db.CalendarAddresses.CountAsync(a => a.TokenHash == hash)).Should().Be(1);
        (await db.ChangeLog.Where(e => e.Entity == "CalendarAddress").Select(e => e.After!).ToListAsync()).Should().NotBeEmpty().And.OnlyContain(after => !after.Contains(hash) && !after.Contains(token));
        _app.Web.Logs.All.Should().Contain(l => l.Text.StartsWith("GET /kalender/(dolt) 200", StringComparison.Ordinal));
        _app.Web.Logs.All.Where(l => l.Category == "HsAvtal.Requests").Should().NotContain(l => l.Text.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/kalender/fel.ics")]
    [InlineData("/kalender/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task A_guess_finds_nothing(string path)
    {
        using var browser = _app.Web.Browse(followRedirects: false);
        using var response = await browser.FetchAsync(path);

        response.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Redirect);
        (await response.Content.ReadAsStringAsync()).Should().NotContain("BEGIN:VCALENDAR");
    }

    [Fact]
    public async Task The_page_shows_a_new_address_once()
    {
        using var browser = await _app.Web.BrowseAsync(Role.Administrator);
        var page = await browser.GetAsync("/arshjul");
        var form = page.Document.QuerySelectorAll("section.calendar form").Single();
        var fields = form.QuerySelectorAll("input[name]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

        var made = await browser.PostAsync("/arshjul", fields);

        var address = new Uri(made.Document.QuerySelector("section.calendar code")!.TextContent);
        (await StatusAsync(address.AbsolutePath.Split('/')[^1][..^4])).Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/arshjul")).Source.Should().NotContain(address.AbsolutePath).And.Contain("Dra tillbaka");
    }

    private static List<string> Values(IEnumerable<IReadOnlyList<(string Name, string Value)>> days, string name) => [.. days.SelectMany(d => d).Where(p => p.Name == name).Select(p => p.Value)];

    private async Task<HttpResponseMessage> FetchAsync(string token)
    {
        using var browser = _app.Web.Browse(followRedirects: false);
        return await browser.FetchAsync($"/kalender/{token}.ics");
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var response = await FetchAsync(token);
        return response.StatusCode;
    }

    private async Task<int> CountAsync(string token)
    {
        using var response = await FetchAsync(token);
        return CalendarText.Parse(await response.Content.ReadAsStringAsync()).Events.Count;
    }

    private async Task ChangeAsync(Action<Data.HsAvtalDbContext> change)
    {
        await using var db = Data.Database.DatabaseSetup.Open(_app.OwnerConnection);
        db.SignAs(Actor.System.Sign(_app.Time.Now));
        change(db);
        await db.SaveChangesAsync();
    }
}
