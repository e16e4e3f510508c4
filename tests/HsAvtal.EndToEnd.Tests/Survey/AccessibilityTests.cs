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

    [Fact]
    public async Task A_target_too_small_to_hit_is_found()
    {
        var page = await OpenAsync("/logga-in");
        await page.EvaluateAsync("document.querySelector('main').innerHTML = '<h1>Sidan</h1><div><button>a</button><button>b</button></div>'");
        await page.EvaluateAsync("document.querySelectorAll('main button').forEach(b => Object.assign(b.style, { all: 'unset', display: 'inline-block', width: '8px', height: '8px' }))");

        (await page.AccessibilityFaultsAsync()).Select(f => f.Split(':')[0]).Should().Contain("target-size");
    }

    [Theory]
    [InlineData("<button class=unmarked>a</button>", "not marked")]
    [InlineData("<button id=trap>a</button>", "held")]
    [InlineData("<button>a</button><button>b</button><button id=jump>c</button>", "backwards")]
    public async Task What_hides_its_focus_holds_it_or_jumps_is_found(string html, string fault)
    {
        var page = await OpenAsync("/logga-in");
        await page.EvaluateAsync("html => document.querySelector('main').innerHTML = `<h1>Sidan</h1>${html}`", html);
        await page.EvaluateAsync("document.querySelectorAll('.unmarked').forEach(e => e.style.outline = 'none')");
        await page.EvaluateAsync("document.querySelector('#jump')?.addEventListener('focus', () => document.querySelector('main button').focus())");
        await page.EvaluateAsync("document.querySelector('#trap')?.addEventListener('keydown', e => e.preventDefault())");

        (await page.KeyboardFaultsAsync()).Select(f => f.Split(':')[0]).Should().Contain(fault);
    }
}
