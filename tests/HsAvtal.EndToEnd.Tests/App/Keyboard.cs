namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>Moving about by keyboard, where every stop must be seen.</summary>
public static class Keyboard
{
    private const int MostStops = 60;

    private const string FocusSeen =
        """
        () => {
          const e = document.activeElement;
          const style = getComputedStyle(e);
          const box = e.getBoundingClientRect();
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight ? '' : e.outerHTML.slice(0, 200);
        }
        """;

    /// <summary>Presses Tab, or another key, until the element has the focus; each stop on the way must show its focus inside the window.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target, string key = "Tab")
    {
        await Expect(target).ToBeEnabledAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync(key);
            (await page.EvaluateAsync<string>(FocusSeen)).Should().BeEmpty("the focus shall be seen at every stop");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"{target} was not reached by {MostStops} presses of {key}.");
    }
}
