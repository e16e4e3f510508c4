namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>The survey's silence means something: what looks for faults finds those that are there.</summary>
[Collection(ReadingApp.Name)]
public sealed class AccessibilityTests : BrowserTest
{
    public AccessibilityTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task A_picture_without_words_and_a_pale_text_are_found()
    {
        var page = await OpenAsync("/logga-in");
        await page.EvaluateAsync("document.querySelector('main').innerHTML = '<h1>Sidan</h1><img src=\"/favicon.svg\"><p>Blek text</p>'");
        await page.EvaluateAsync("document.querySelector('main p').style.color = '#ccc'");

        (await page.AccessibilityFaultsAsync()).Select(f => f.Split(':')[0]).Should().BeEquivalentTo("image-alt", "color-contrast");
        (await page.ColourFaultsAsync()).Select(f => f.Split(':')[0]).Should().BeEquivalentTo("color-contrast");
    }
}
