namespace HsAvtal.EndToEnd.Tests.Editing;

/// <summary>The largest file passes over the circuit in messages that are each within their limit; one byte more is told at once.</summary>
[Collection(ReadingApp.Name)]
public sealed class BigFileTests : BrowserTest
{
    private const int Largest = 20 * 1024 * 1024;

    public BigFileTests(AppFixture fixture, ITestOutputHelper output)
        : base(fixture, output)
    {
    }

    [Fact]
    public async Task The_largest_file_is_taken_and_a_larger_one_is_refused()
    {
        var page = await OpenActionAsync("Förvaltning", "Samlad bild av samordnade individuella planer");
        await page.Link("Rapportera läge").ClickAsync();
        var files = page.GetByLabel("Välj filer");

        await Expect(files).ToBeEnabledAsync();
        var folder = Directory.CreateTempSubdirectory("hsavtal-files-");
        try
        {
            await files.SetInputFilesAsync(Text(folder, "ett-tecken-till.txt", Largest + 1));
            await Expect(page.GetByText("Filen ”ett-tecken-till.txt” är för stor: högst 20 MB.")).ToBeVisibleAsync();

            await files.SetInputFilesAsync(Text(folder, "storst.txt", Largest));
            await Expect(page.Button("Ta bort storst.txt")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Expect(page.GetByText("är för stor")).ToHaveCountAsync(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(DirectoryInfo folder, string name, int size)
    {
        var path = Path.Combine(folder.FullName, name);
        var content = new byte[size];
        Array.Fill(content, (byte)'a');
        File.WriteAllBytes(path, content);
        return path;
    }
}
