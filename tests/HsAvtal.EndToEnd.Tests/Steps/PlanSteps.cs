namespace HsAvtal.EndToEnd.Tests.Steps;

/// <summary>What an officer does with plans and actions.</summary>
public static class PlanSteps
{
    /// <summary>Makes a plan from the report whose page it is; its open recommendations become actions.</summary>
    /// <param name="page">At the report.</param>
    /// <param name="title">What the plan is called.</param>
    /// <param name="interval">Days between reviews; null leaves what is proposed.</param>
    public static async Task StartPlanAsync(this IPage page, string title, int? interval = null)
    {
        await page.Link("Gör åtgärdsplan").ClickAsync();
        await page.ShouldShowAsync("Ny åtgärdsplan");
        await page.GetByLabel("Planens namn").FillAsync(title);
        if (interval is not null)
        {
            await page.GetByLabel("Ska uppdateras minst var").FillAsync($"{interval}");
        }

        await page.Button("Skapa plan").ClickAsync();
        await page.ShouldShowAsync(title);
    }

    /// <summary>Changes the action of this number, or writes a new one when there is none.</summary>
    public static async Task WriteActionAsync(this IPage page, int number, string title, string function, DateOnly start, DateOnly due, string area, string? recommendation = null)
    {
        var change = page.Button($"Ändra åtgärd {number}");
        if (recommendation is null)
        {
            await change.ClickAsync();
        }

        var form = page.GetByRole(AriaRole.Article).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { NameRegex = Pattern.Of(recommendation is null ? $"^{number}\\. " : "^Ny åtgärd$") }) });
        await form.GetByLabel("Åtgärd", new() { Exact = true }).FillAsync(title);
        await form.GetByLabel("Ansvarig funktion").FillAsync(function);
        await form.GetByLabel("Startdatum").FillAsync(start);
        await form.GetByLabel("Slutdatum").FillAsync(due);
        await form.GetByLabel("Område").SelectOptionAsync(new SelectOptionValue { Label = area });
        if (recommendation is not null)
        {
            await form.GetByLabel(recommendation).CheckAsync();
        }

        await form.GetByRole(AriaRole.Button, new() { Name = "Spara åtgärd" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{number}. {title}" })).ToBeVisibleAsync();
    }

    public static async Task ReportAsync(this IPage page, string action, string status, DateOnly on, string text)
    {
        await page.OpenActionAsync(action);
        await page.Link("Rapportera läge").ClickAsync();
        await page.ShouldShowAsync("Rapportera läge");
        await page.GetByLabel(status, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Vad har hänt sedan sist?").FillAsync(text);
        await page.GetByLabel("Datum", new() { Exact = true }).FillAsync(on);
        await page.Button("Spara lägesrapport").ClickAsync();
        await Expect(page.GetByText("Lägesrapporten är sparad.")).ToBeVisibleAsync();
    }

    public static async Task DeferAsync(this IPage page, string action, DateOnly to, string reason, string decidedBy, DateOnly on)
    {
        await page.OpenActionAsync(action);
        await page.Link("Flytta slutdatum").ClickAsync();
        await page.ShouldShowAsync("Flytta slutdatum");
        await page.GetByLabel("Nytt slutdatum").FillAsync(to);
        await page.GetByLabel("Skäl").FillAsync(reason);
        await page.GetByLabel("Beslutat av").FillAsync(decidedBy);
        await page.GetByLabel("Beslutsdatum").FillAsync(on);
        await page.Button("Flytta slutdatum").ClickAsync();
        await Expect(page.GetByText("Slutdatum är flyttat.")).ToBeVisibleAsync();
    }

    private static async Task OpenActionAsync(this IPage page, string action)
    {
        await page.GotoAsync($"/atgarder?sok={Uri.EscapeDataString(action)}");
        await page.Link(action).ClickAsync();
        await page.ShouldShowAsync(action);
    }
}
