namespace HsAvtal.EndToEnd.Tests.Steps;

/// <summary>What an auditor does, from a new audit to the hand-over.</summary>
public static class AuditSteps
{
    /// <summary>Fills in a new audit and starts it; comes to its first report.</summary>
    /// <param name="page">At the form.</param>
    /// <param name="title">What the audit is called.</param>
    /// <param name="year">Its year.</param>
    /// <param name="areas">The areas to assess, and no others; none for a follow-up, which brings its own.</param>
    public static async Task StartAuditAsync(this IPage page, string title, int year, params string[] areas)
    {
        await page.GetByLabel("Titel").FillAsync(title);
        await page.GetByLabel("År", new() { Exact = true }).FillAsync($"{year}");
        if (await page.GetByLabel("Uppdragsgivare").InputValueAsync() is "")
        {
            await page.GetByLabel("Uppdragsgivare").FillAsync("Kommunens revisorer");
            await page.GetByLabel("Utförs av").FillAsync("Sakkunnigt biträde");
        }

        if (areas.Length > 0)
        {
            await page.CheckOnlyAsync("Områden som bedöms", areas);
        }

        await page.Button("Starta granskning").ClickAsync();
        await page.ShouldShowAsync(title);
    }

    /// <summary>Checks these boxes of a group and clears the others.</summary>
    public static async Task CheckOnlyAsync(this IPage page, string group, params string[] names)
    {
        var boxes = page.GetByRole(AriaRole.Group, new() { Name = group });
        foreach (var box in await boxes.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.UncheckAsync();
        }

        foreach (var name in names)
        {
            await boxes.GetByLabel(name, new() { Exact = true }).CheckAsync();
        }
    }

    /// <summary>The card where a subject of the report is assessed.</summary>
    public static ILocator Subject(this IPage page, string name) => page.GetByRole(AriaRole.Article, new() { Name = name, Exact = true });

    public static async Task AssessAsync(this IPage page, string subject, string grade, string motivation, string? wording = null, string? outcome = null)
    {
        var editor = page.Subject(subject);
        await editor.GetByLabel(grade, new() { Exact = true }).CheckAsync();
        await editor.GetByLabel("Motivering").FillAsync(motivation);
        if (wording is not null)
        {
            await editor.GetByLabel("Revisorns ordalydelse").FillAsync(wording);
        }

        if (outcome is not null)
        {
            await editor.GetByLabel("Utfall i den här granskningen").SelectOptionAsync(new SelectOptionValue { Label = outcome });
        }

        await page.Button($"Spara bedömning av {subject}").ClickAsync();
        await page.ShouldSayAsync($"Bedömningen av {subject} är sparad.");
    }

    public static async Task ObserveAsync(this IPage page, string subject, string text, string? document = null, string? interview = null, string? figure = null, string? link = null, string? linkTitle = null)
    {
        var editor = page.Subject(subject);
        await editor.GetByLabel("Ny iakttagelse").FillAsync(text);
        foreach (var (label, value) in new[] { ("Dokument", document), ("Intervju", interview), ("Siffra", figure), ("Länk (frivilligt)", link), ("Länkens namn", linkTitle) })
        {
            if (value is not null)
            {
                await editor.GetByLabel(label).FillAsync(value);
            }
        }

        await page.Button($"Spara iakttagelse om {subject}").ClickAsync();
        await Expect(editor.GetByRole(AriaRole.Listitem).Filter(new() { HasText = text })).ToBeVisibleAsync();
    }

    /// <param name="page">At the report being written.</param>
    /// <param name="number">The number in the report.</param>
    /// <param name="title">The heading.</param>
    /// <param name="text">What is recommended.</param>
    /// <param name="areas">The areas it is about.</param>
    /// <param name="continues">The earlier recommendation that it continues by being split, as the choice names it.</param>
    public static async Task RecommendAsync(this IPage page, string number, string title, string text, string[] areas, string? continues = null)
    {
        var form = page.GetByRole(AriaRole.Article).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Ny rekommendation" }) });
        await form.GetByLabel("Nummer", new() { Exact = true }).FillAsync(number);
        await form.GetByLabel("Rubrik").FillAsync(title);
        await form.GetByLabel("Rekommendation", new() { Exact = true }).FillAsync(text);
        foreach (var area in areas)
        {
            await form.GetByRole(AriaRole.Group, new() { Name = "Områden" }).GetByLabel(area, new() { Exact = true }).CheckAsync();
        }

        if (continues is not null)
        {
            await form.GetByRole(AriaRole.Group, new() { Name = "Fortsätter tidigare rekommendation" }).GetByLabel(continues).CheckAsync();
            await form.GetByLabel("Delad", new() { Exact = true }).CheckAsync();
        }

        await form.GetByRole(AriaRole.Button, new() { Name = "Spara rekommendation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{number}. {title}" })).ToBeVisibleAsync();
    }

    /// <summary>Hands the report over, with a second click as an impatient hand does it; answers are due in 90 days unless a day is told.</summary>
    public static async Task HandOverAsync(this IPage page, DateOnly? on = null, DateOnly? answerDueOn = null, string? registryNumber = null, string? informed = null)
    {
        await Expect(page.Section("Före överlämnandet")).ToContainTextAsync("Allt är ifyllt");
        if (on is { } day)
        {
            await page.GetByLabel("Överlämnas den").FillAsync(day);
        }

        await page.GetByLabel("Yttrande senast").FillAsync(answerDueOn ?? DateOnly.FromDateTime(DateTime.Today).AddDays(90));
        if (registryNumber is not null)
        {
            await page.GetByLabel("Diarienummer").FillAsync(registryNumber);
        }

        if (informed is not null)
        {
            await page.GetByLabel("För kännedom till").FillAsync(informed);
        }

        await page.Button("Överlämna rapport").DblClickAsync();
        await Expect(page.GetByText("Rapporten är överlämnad.")).ToBeVisibleAsync();
    }
}
