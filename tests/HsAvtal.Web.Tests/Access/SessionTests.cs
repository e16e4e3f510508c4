using System.Security.Claims;
using HsAvtal.Data.Demo;
using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Access;

/// <summary>A role withdrawn or an account disabled ends what that person has open. How an open page tells it is tested in the browser.</summary>
public sealed class SessionTests : IClassFixture<DemoApp>
{
    /// <summary>As the app's users have it.</summary>
    private const string Stamp = "x";

    private readonly DemoApp _app;

    public SessionTests(DemoApp app) => _app = app;

    [Fact]
    public void It_is_noticed_within_ten_seconds() => (SessionWatch.Interval + LostRights.MaxAge).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(10));

    [Fact]
    public async Task A_session_holds_while_nothing_is_taken_away()
    {
        var user = await _app.AddUserAsync(Role.Officer);
        var current = _app.As<CurrentUser>(user);
        await current.GetAsync();
        await _app.AssignAsync(user, Role.BoardMember, "1230");
        Later();

        (await current.HoldsStillAsync()).Should().BeTrue();
        (await current.ActorAsync()).Assignments.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_ends_when_a_role_is_withdrawn_or_the_account_disabled(bool disabled)
    {
        var user = await _app.AddUserAsync(Role.Officer);
        var current = _app.As<CurrentUser>(user);
        (await current.HoldsStillAsync()).Should().BeTrue();
        await (disabled ? _app.DisableAsync(user) : _app.WithdrawRolesAsync(user));
        Later();

        (await current.HoldsStillAsync()).Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_all_who_have_a_page_open_only_those_who_lost_something_are_of_concern(bool disabled)
    {
        var (stays, leaves, absent) = (await _app.AddUserAsync(Role.Officer), await _app.AddUserAsync(Role.Officer), await _app.AddUserAsync(Role.Officer));
        var lost = _app.Web.Services.GetRequiredService<LostRights>();
        lost.Watch(new WatchedSession(stays, Stamp));
        lost.Watch(new WatchedSession(leaves, Stamp));
        lost.Watch(new WatchedSession(absent, Stamp));
        lost.Forget(new WatchedSession(absent, Stamp));
        (await lost.ConcernAsync(leaves)).Should().BeFalse();
        foreach (var user in new[] { leaves, absent })
        {
            await (disabled ? _app.DisableAsync(user) : _app.WithdrawRolesAsync(user));
        }

        (await lost.ConcernAsync(leaves)).Should().BeFalse("what was read a moment ago is asked for once for all");
        _app.Time.Now += LostRights.MaxAge + TimeSpan.FromSeconds(1);

        (await lost.ConcernAsync(leaves)).Should().BeTrue();
        (await lost.ConcernAsync(stays)).Should().BeFalse();
        (await lost.ConcernAsync(absent)).Should().BeFalse("nobody of that name has a page open");
    }

    [Fact]
    public async Task The_next_request_of_a_disabled_account_is_at_the_sign_in_page_and_so_is_every_later_one()
    {
        var (user, name) = await _app.AddAccountAsync(Role.Officer);
        using var browser = _app.Web.Browse();
        (await browser.SignInAsync(name, DemoUsers.SignInWord)).Path.Should().Be("/");
        await _app.DisableAsync(user);

        var page = await browser.GetAsync("/atgarder");

        page.Path.Should().Be("/logga-in?fel=avslutad");
        page.Text.Should().Contain("Sessionen är avslutad.");
        (await browser.GetAsync("/atgarder")).Path.Should().StartWith("/logga-in?tillbaka=", "the cookie is gone");
    }

    [Fact]
    public async Task The_next_request_of_somebody_whose_last_role_is_withdrawn_says_that_there_is_none()
    {
        var (user, name) = await _app.AddAccountAsync(Role.Officer);
        using var browser = _app.Web.Browse();
        await browser.SignInAsync(name, DemoUsers.SignInWord);
        await _app.WithdrawRolesAsync(user);

        var page = await browser.GetAsync("/atgarder");

        page.Path.Should().Be("/ingen-roll");
        page.Heading.Should().Be("Du har ingen roll");
        (await browser.SubmitAsync(page.Document.QuerySelector("form.sign-out")!)).Path.Should().Be("/logga-in?utloggad=1");
    }

    [Fact]
    public async Task A_session_that_began_before_the_user_was_signed_out_everywhere_is_of_concern_and_a_later_one_is_not()
    {
        var (user, other) = (await _app.AddUserAsync(Role.Officer), await _app.AddUserAsync(Role.Officer));
        var lost = _app.Web.Services.GetRequiredService<LostRights>();
        lost.Watch(new WatchedSession(user, Stamp));
        lost.Watch(new WatchedSession(user, "efter"));
        lost.Watch(new WatchedSession(other, Stamp));
        await using (var db = _app.Open())
        {
            await db.Users.Where(u => u.Id == user).ExecuteUpdateAsync(set => set.SetProperty(u => u.SecurityStamp, "efter"));
        }

        _app.Time.Now += LostRights.MaxAge + TimeSpan.FromSeconds(1);

        (await lost.ConcernAsync(user)).Should().BeTrue();
        (await lost.ConcernAsync(other)).Should().BeFalse();
        lost.Forget(new WatchedSession(user, Stamp));
        _app.Time.Now += LostRights.MaxAge + TimeSpan.FromSeconds(1);
        (await lost.ConcernAsync(user)).Should().BeFalse("only the session that began after it is left");
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_however_much_it_is_used_and_after_half_a_day_unused()
    {
        var (_, name) = await _app.AddAccountAsync(Role.Officer);
        var (used, unused) = (_app.Web.Browse(), _app.Web.Browse());
        await used.SignInAsync(name, DemoUsers.SignInWord);
        await unused.SignInAsync(name, DemoUsers.SignInWord);
        for (var hours = 1; hours < (int)SessionAge.Longest.TotalHours; hours++)
        {
            _app.Time.Now += TimeSpan.FromHours(1);
            (await used.GetAsync("/konto")).Path.Should().Be("/konto", "{0} hours have passed", hours);
            if (hours == (int)SessionAge.LongestUnused.TotalHours)
            {
                (await unused.GetAsync("/konto")).Path.Should().StartWith("/logga-in?tillbaka=");
            }
        }

        _app.Time.Now += TimeSpan.FromHours(1);

        (await used.GetAsync("/konto")).Path.Should().Be("/logga-in?fel=avslutad");
        (await used.GetAsync("/konto")).Path.Should().StartWith("/logga-in?tillbaka=", "the cookie is gone");
    }

    [Fact]
    public async Task What_is_lost_is_noticed_also_when_the_clock_was_set_back()
    {
        var user = await _app.AddUserAsync(Role.Officer);
        var current = _app.As<CurrentUser>(user);
        (await current.ActorAsync()).Assignments.Should().HaveCount(1);
        var lost = _app.Web.Services.GetRequiredService<LostRights>();
        lost.Watch(new WatchedSession(user, Stamp));
        (await lost.ConcernAsync(user)).Should().BeFalse();
        await _app.WithdrawRolesAsync(user);
        _app.Time.Now = _app.Time.Now.AddHours(-1);
        Later();

        (await lost.ConcernAsync(user)).Should().BeTrue();
        (await current.ActorAsync()).Assignments.Should().BeEmpty();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, false)]
    [InlineData(-48, true)]
    [InlineData(48, true)]
    public void A_session_is_over_when_the_clock_has_moved_more_than_a_session_lasts(int hours, bool isOver)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity(IdentityConstants.ApplicationScheme));
        SessionAge.Begin(person, _app.Time.Now);

        SessionAge.IsOver(person, _app.Time.Now.AddHours(hours)).Should().Be(isOver);
    }

    private void Later() => _app.Time.Now += CurrentUser.MaxAge + TimeSpan.FromSeconds(1);
}
