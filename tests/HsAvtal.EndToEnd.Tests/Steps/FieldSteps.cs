namespace HsAvtal.EndToEnd.Tests.Steps;

/// <summary>What is done on every form.</summary>
public static class FieldSteps
{
    public static Task FillAsync(this ILocator field, DateOnly day) => field.FillAsync($"{day:yyyy-MM-dd}");

    /// <summary>The page says that something was saved.</summary>
    public static Task ShouldSayAsync(this IPage page, string text) => Expect(page.GetByRole(AriaRole.Status).GetByText(text)).ToBeVisibleAsync();
}
