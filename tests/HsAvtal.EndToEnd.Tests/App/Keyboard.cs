namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>Moving about by keyboard, where every stop must be seen.</summary>
public static class Keyboard
{
    private const int MostStops = 60;

    /// <summary>Stops from the page's heading that are looked at, and those before its end.</summary>
    private const int FirstStops = 30;
    private const int LastStops = 6;

    /// <summary>A date has stops of its own for year, month, day and calendar.</summary>
    private const int StopsOfADate = 4;

    /// <summary>Says what is wrong with where the focus came, seen from where it was; "end" when it left the page.</summary>
    private const string Stop =
        """
        () => {
          const e = document.activeElement, before = window.lastStop;
          window.lastStop = e;
          if (e === document.body || (before && before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING && e.matches('.skip-link'))) return 'end';
          const said = e.outerHTML.slice(0, 160);
          if (before === e) return e.type === 'date' && ++window.within < 4 ? '' : `held: ${said}`;
          window.within = 0;
          if (before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) return `backwards: ${said}`;
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          const drawn = [...e.querySelectorAll('.ground, .touch')].some(part => getComputedStyle(part).stroke === window.focusColour);
          if (!drawn && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) return `not marked: ${said}`;
          return box.width > 0 && box.bottom > 0 && box.top < innerHeight ? '' : `out of sight: ${said}`;
        }
        """;

    private const string FromTheHeading =
        """
        () => {
          const heading = document.querySelector('h1'), probe = document.createElement('i');
          probe.style.color = 'var(--focus)';
          heading.append(probe);
          window.focusColour = getComputedStyle(probe).color;
          probe.remove();
          heading.tabIndex = -1;
          heading.focus();
          window.lastStop = heading;
          window.within = 0;
        }
        """;

    private const string ToTheLastStops =
        """
        count => {
          const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(e => !e.disabled && e.type !== 'hidden' && e.type !== 'radio' && e.checkVisibility() && e.getClientRects().length > 0);
          const from = stops.at(-count);
          from?.focus();
          window.lastStop = from;
        }
        """;

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

    /// <summary>Goes through the page by Tab from its heading, and through its end until it is left: what hides its focus, goes backwards or holds it.</summary>
    public static async Task<IReadOnlyList<string>> KeyboardFaultsAsync(this IPage page)
    {
        List<string> faults = [];
        await page.EvaluateAsync(FromTheHeading);
        if (!await WalkAsync(page, FirstStops, faults))
        {
            await page.EvaluateAsync(ToTheLastStops, LastStops);
            if (!await WalkAsync(page, (LastStops * StopsOfADate) + 1, faults))
            {
                faults.Add("the page is not left by Tab");
            }
        }

        return faults;
    }

    /// <returns>Whether the page was left.</returns>
    private static async Task<bool> WalkAsync(IPage page, int stops, List<string> faults)
    {
        for (var i = 0; i < stops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var said = await page.EvaluateAsync<string>(Stop);
            if (said == "end")
            {
                return true;
            }

            if (said.Length > 0)
            {
                faults.Add(said);
            }
        }

        return false;
    }

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
