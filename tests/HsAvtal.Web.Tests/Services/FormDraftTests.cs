using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What is typed is kept for the one who typed it, until it is saved or thrown away.</summary>
public sealed class FormDraftTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public FormDraftTests(DemoApp app) => _app = app;

    [Fact]
    public async Task It_is_found_again_in_another_session_as_it_last_was()
    {
        await _app.As<FormDraftService>(Role.Officer).KeepAsync("prov/1", """{"Text":"Först"}""");
        await _app.As<FormDraftService>(Role.Officer).KeepAsync("prov/1", """{"Text":"Sedan"}""");

        var kept = await _app.As<FormDraftService>(Role.Officer).FindAsync("prov/1");

        kept!.Content.Should().Contain("Sedan");
        kept.SavedAt.Should().BeCloseTo(_app.Time.GetUtcNow(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_nobody_else_removes_it()
    {
        await _app.As<FormDraftService>(Role.Auditor).KeepAsync("prov/2", """{"Text":"Hemligt"}""");

        (await _app.As<FormDraftService>(Role.BoardMember).FindAsync("prov/2")).Should().BeNull();
        await _app.As<FormDraftService>(Role.BoardMember).RemoveAsync("prov/2");

        (await _app.As<FormDraftService>(Role.Auditor).FindAsync("prov/2")).Should().NotBeNull();
    }

    [Fact]
    public async Task It_is_gone_when_it_is_removed_also_for_a_session_that_has_seen_it()
    {
        var drafts = _app.As<FormDraftService>(Role.Officer);
        await drafts.KeepAsync("prov/3", "{}");
        (await drafts.FindAsync("prov/3")).Should().NotBeNull();

        await drafts.RemoveAsync("prov/3");

        (await drafts.FindAsync("prov/3")).Should().BeNull();
    }

    [Fact]
    public async Task What_is_kept_from_another_page_is_found_also_when_the_clock_was_set_back()
    {
        var drafts = _app.As<FormDraftService>(Role.Officer);
        (await drafts.FindAsync("prov/4")).Should().BeNull();
        await _app.As<FormDraftService>(Role.Officer).KeepAsync("prov/4", "{}");
        _app.Time.Now = _app.Time.Now.AddHours(-1);
        _app.Time.Now += TimeSpan.FromSeconds(3);

        (await drafts.FindAsync("prov/4")).Should().NotBeNull();
    }
}
