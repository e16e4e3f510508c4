namespace HsAvtal.EndToEnd.Tests.Steps;

/// <summary>What the secretary does for the board: decisions, answers, adopted plans.</summary>
public static class BoardSteps
{
    /// <summary>Fills in the decision that something rests on.</summary>
    public static async Task FillDecisionAsync(this IPage page, DateOnly on, string paragraph, string? registryNumber, string text)
    {
        await page.GetByLabel("Beslutsdatum").FillAsync(on);
        await page.GetByLabel("Paragraf").FillAsync(paragraph);
        if (registryNumber is not null)
        {
            await page.GetByLabel("Diarienummer").FillAsync(registryNumber);
        }

        await page.GetByLabel("Vad nämnden beslutade").FillAsync(text);
    }

    /// <summary>Takes a stand on one recommendation of the answer sheet.</summary>
    public static async Task AnswerRowAsync(this IPage page, string recommendation, string position, string statement)
    {
        var row = page.Section(recommendation);
        await row.GetByLabel(position, new() { Exact = true }).CheckAsync();
        await row.GetByLabel("Yttrande").FillAsync(statement);
    }

    public static async Task SaveAnswerAsync(this IPage page)
    {
        await page.Button("Spara yttrande").ClickAsync();
        await Expect(page.GetByText("Yttrandet är sparat.")).ToBeVisibleAsync();
    }

    /// <summary>Follows a recommendation from the list of them.</summary>
    public static async Task OpenRecommendationAsync(this IPage page, string title)
    {
        await page.GotoAsync($"/rekommendationer?sok={Uri.EscapeDataString(title)}");
        await page.Link(title).ClickAsync();
        await page.ShouldShowAsync(title);
    }
}
