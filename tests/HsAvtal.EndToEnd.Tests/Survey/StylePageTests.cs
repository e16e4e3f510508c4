namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>The building blocks stand clear of each other and within their places, wide and narrow.</summary>
[Collection(ReadingApp.Name)]
public sealed class StylePageTests : BrowserTest
{
    /// <summary>The blocks that lie over another, are cut off by their place or are not seen at all, by component and state.</summary>
    private const string Faults =
        """
        () => {
          const faults = [];
          const said = b => `${b.dataset.of} ${b.dataset.state ?? ''}`;
          const blocks = [...document.querySelectorAll('.specimen')].map(e => ({ e, box: e.getBoundingClientRect() }));
          const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          blocks.forEach((a, i) => {
            if (a.box.width < 8 || a.box.height < 8) faults.push(`${said(a.e)} is not seen`);
            for (const inner of a.e.querySelectorAll('.shown > *')) {
              const r = inner.getBoundingClientRect();
              if (r.right > a.box.right + 1 || r.left < a.box.left - 1) faults.push(`${said(a.e)} is wider than its place`);
            }
            for (const b of blocks.slice(i + 1)) if (over(a.box, b.box)) faults.push(`${said(a.e)} lies over ${said(b.e)}`);
            const marks = [...a.e.querySelectorAll('.mark, .move, button, .button, label, .error, .hint')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0);
            marks.forEach((m, j) => { for (const n of marks.slice(j + 1)) if (over(m, n) && !(m.left <= n.left && m.right >= n.right && m.top <= n.top && m.bottom >= n.bottom)) faults.push(`within ${said(a.e)} one lies over another`); });
          });
          return [`${blocks.length}`, ...faults];
        }
        """;

    public StylePageTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task No_block_lies_over_another_or_leaves_its_place()
    {
        var page = await SignInAsync("Samverkan", "/stil");
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var found = await page.EvaluateAsync<string[]>(Faults);
            int.Parse(found[0]).Should().BeGreaterThan(100);
            found.Skip(1).Should().BeEmpty($"at {width} px");
        }
    }
}
