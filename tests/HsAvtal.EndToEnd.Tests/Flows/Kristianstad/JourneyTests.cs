using HsAvtal.EndToEnd.Tests.Steps;
using static HsAvtal.EndToEnd.Tests.Flows.Kristianstad.TwoAudits;

namespace HsAvtal.EndToEnd.Tests.Flows.Kristianstad;

/// <summary>
/// From an organisation where nothing is entered: the two audits of Kristianstad, with the board's answers and plans between them,
/// typed in through the screens in one sitting. What is shown in the end is what the demonstration data shows.
/// </summary>
[Collection(ReadingApp.Name)]
public sealed class JourneyTests : BrowserTest, IClassFixture<EmptyApp>
{
    private readonly AppFixture _demo;

    public JourneyTests(EmptyApp entered, AppFixture demo, ITestOutputHelper output)
        : base(entered, output) => _demo = demo;

    [Fact]
    [Trait("Rule", "5")]
    [Trait("Rule", "6")]
    [Trait("Rule", "7")]
    [Trait("Rule", "9")]
    public async Task The_audits_of_2022_and_2025_are_entered_by_hand_and_a_third_round_is_started()
    {
        var auditor = await SignInAsync("Revisor", "/granskningar");
        var officer = await SignInAsync("Förvaltning");
        var board = await SignInAsync("Nämnd");
        await Expect(board.GetByText("Ingen granskning är överlämnad")).ToBeVisibleAsync();

        await Audit2022Async(auditor);
        await AnswerOf2023Async(board);
        await PlanOf2023Async(officer, board);
        await Audit2025Async(auditor);
        await AnswerOf2026Async(board);
        await PlanOf2026Async(officer, board);

        await ShouldShowWhatTheDemonstrationShowsAsync(board);
        await ThirdRoundAsync(auditor, board);
    }

    private static async Task Audit2022Async(IPage page)
    {
        await page.Link("Ny granskning").ClickAsync();
        await page.ShouldShowAsync("Ny granskning");
        await FillFactsAsync(page, "KomRedo", new(2022, 3, 1), new(2022, 11, 30),
            ["Har nämnden säkerställt att avtalet följs?", "Fungerar samverkan och uppföljning enligt avtalet?"],
            ["Kommunallagen (2017:725) 6 kap. 6 §", "Hälso- och sjukvårdslagen (2017:30)", "HS-avtalet 2016 med bilagor"]);
        await page.StartAuditAsync(Title2022, 2022, [.. Grades2022.Select(g => g.Subject).Where(s => s != "Helheten")]);

        await WriteAsync(page, Grades2022, Observations2022);
        await RecommendAsync(page, Recommendations2022);
        await page.HandOverAsync(new(2022, 11, 30), new(2023, 3, 31), "DEMO 2022/118", "Kommunstyrelsen, kommunfullmäktige");
    }

    private static async Task AnswerOf2023Async(IPage page)
    {
        await OpenAnswerSheetAsync(page, 2022);
        await page.FillDecisionAsync(new(2023, 3, 23), "§ 31", "DEMO 2023/31", "Nämnden lämnar yttrande över granskningen.");
        await page.AnswerRowAsync($"1. {Raise}", "Godtas", "Nämnden tar upp problemområdena i samverkansorganen på alla nivåer.");
        await page.AnswerRowAsync($"2. {Conditions}", "Godtas delvis", "Nämnden inför uppföljning steg för steg. Vissa förutsättningar ligger hos regionen.");
        await page.SaveAnswerAsync();
    }

    private static async Task PlanOf2023Async(IPage officer, IPage board)
    {
        const string Bodies = "Ta upp avtalsproblem som stående punkt i samverkansorganen";
        const string Routine = "Ta fram gemensam rutin för egenvård med vårdcentralerna";
        const string Report = "Bidra till en gemensam uppföljningsrapport i delregionen";
        var adopted = new DateOnly(2023, 3, 23);
        await OpenReportAsync(officer, 2022);
        await officer.StartPlanAsync("Handlingsplan efter granskningen 2022");
        await officer.WriteActionAsync(1, Bodies, "Förvaltningschef", adopted, new(2023, 12, 31), "Samverkan");
        await officer.WriteActionAsync(2, Routine, "MAS", adopted, new(2024, 6, 30), "Egenvård");
        await officer.WriteActionAsync(3, Report, "Verksamhetsutvecklare", adopted, new(2024, 12, 31), "Uppföljning", $"2022 nr 2: {Conditions}");
        await AdoptAsync(board, "Handlingsplan efter granskningen 2022", adopted, "§ 32", "DEMO 2023/32", "Nämnden antar handlingsplanen.");

        await officer.ReportAsync(Bodies, "Klar", new(2023, 11, 15), "Punkten finns på alla dagordningar sedan hösten.");
        await officer.ReportAsync(Routine, "Klar", new(2024, 6, 12), "Rutinen är beslutad och spridd.");
        await officer.DeferAsync(Report, new(2025, 5, 31), "Delregionen behövde en termin till för gemensamma mått.", "Förvaltningschef", new(2024, 11, 20));
        await officer.ReportAsync(Report, "Klar", new(2025, 5, 21), "Den första gemensamma rapporten är klar.");

        await officer.OpenRecommendationAsync(Raise);
        await officer.Link("Rapportera genomförd").ClickAsync();
        await officer.ShouldShowAsync("Rapportera genomförd");
        await officer.GetByLabel("Vad har gjorts").FillAsync("Problemområdena tas upp på lokal, delregional och central nivå och följs där.");
        await officer.GetByLabel("Rapporteras den").FillAsync(new DateOnly(2025, 5, 28));
        await officer.Button("Rapportera genomförd").ClickAsync();
        await officer.ShouldSayAsync("Rekommendationen är nu: Rapporterad genomförd.");
    }

    private static async Task Audit2025Async(IPage page)
    {
        await page.GotoAsync("/granskningar/ny");
        await page.GetByLabel("Uppföljande granskning").CheckAsync();
        await page.GetByLabel("Följer upp").SelectOptionAsync(new SelectOptionValue { Label = $"{Title2022}, 2022" });
        await FillFactsAsync(page, "Sirona", new(2025, 8, 1), new(2025, 11, 30),
            ["Har kommunen vidtagit tillräckliga åtgärder med anledning av rekommendationerna?"], Criteria2025);
        await page.StartAuditAsync(Title2025, 2025);
        await ShouldStartEmptyAsync(page, ("Läkarmedverkan", "Förra gången, 2022: Inte ändamålsenlig"), ("Helheten", "Förra gången, 2022: Inte helt ändamålsenlig"));

        foreach (var area in LeftOut2025)
        {
            await page.Button($"Ta bort {area} ur rapporten").ClickAsync();
            await Expect(page.Subject(area)).ToHaveCountAsync(0);
        }

        await page.ObserveAsync("Läkarmedverkan", "Mobila primärvårdsteam finns sedan 2024 och arbetar även helger.", null, "MAS och enhetschefer", "Statistik från delregionen", "https://vardsamverkan.skane.se/", "Vårdsamverkan Skåne");
        await WriteAsync(page, Grades2025, Observations2025);
        await RecommendAsync(page, Recommendations2025);
        await page.AssessAsync($"Uppföljning av ”{Raise}”", "Tillräckliga", "Problemen lyfts på rätt nivå.", outcome: "Genomförd");
        await Expect(page.Subject($"Uppföljning av ”{Conditions}”").GetByLabel("Utfall i den här granskningen").Locator("option:checked")).ToHaveTextAsync("Delad");
        await page.AssessAsync($"Uppföljning av ”{Conditions}”", "Delvis tillräckliga", "Förutsättningar och uppföljning har utvecklats olika långt och följs därför var för sig.");
        await page.HandOverAsync(new(2026, 1, 20), new(2026, 4, 21), "DEMO 2025/207", "Kommunstyrelsen, kommunfullmäktige");
    }

    private static async Task AnswerOf2026Async(IPage page)
    {
        await OpenAnswerSheetAsync(page, 2025);
        await page.FillDecisionAsync(new(2026, 4, 14), "§ 38", "DEMO 2026/38", "Nämnden lämnar yttrande över den uppföljande granskningen.");
        await page.GetByLabel("Skickat").FillAsync(new DateOnly(2026, 4, 16));
        await page.GetByLabel("Mottagare").FillAsync("Kommunens revisorer, kommunstyrelsen");
        await page.AnswerRowAsync($"1. {Steer}", "Godtas", "Nämnden pekar ut ansvarig funktion per avtalsområde.");
        await page.AnswerRowAsync($"2. {Follow}", "Godtas", "Nämnden beslutar om en årlig uppföljningsplan för alla områden.");
        await page.AnswerRowAsync($"3. {Impact}", "Godtas delvis", "Nämnden delar bedömningen men behöver vårdcentralernas medverkan.");
        await page.SaveAnswerAsync();
    }

    private static async Task PlanOf2026Async(IPage officer, IPage board)
    {
        const string Plan = "Åtgärdsplan efter granskningen 2025";
        await OpenReportAsync(officer, 2025);
        await officer.StartPlanAsync(Plan, 120);
        for (var number = 1; number <= 3; number++)
        {
            await officer.Button($"Ta bort åtgärd {number}").ClickAsync();
            await Expect(officer.Button($"Ta bort åtgärd {number}")).ToHaveCountAsync(0);
        }

        await officer.Link("Klistra in från Excel").ClickAsync();
        await officer.GetByRole(AriaRole.Textbox, new() { Name = "Raderna" }).FillAsync(Rows2026(Today));
        await Expect(officer.GetByText("Alla rader går bra.")).ToBeVisibleAsync();
        await officer.Button("Lägg in 14 åtgärder").ClickAsync();
        await Expect(officer.GetByText("14 åtgärder är inlagda i planen.")).ToBeVisibleAsync();
        await AdoptAsync(board, Plan, new(2026, 4, 14), "§ 39", "DEMO 2026/39", "Nämnden antar åtgärdsplanen.");

        await board.OpenRecommendationAsync(Steer);
        await board.Link("Registrera beslut").ClickAsync();
        await board.ShouldShowAsync("Registrera nämndbeslut");
        await board.GetByLabel("Återrapportering mottagen").CheckAsync();
        await board.FillDecisionAsync(Today.AddDays(-60), "§ 71", null, "Nämnden tar emot lägesrapporten om åtgärdsplanen.");
        await board.GetByLabel($"2025 nr 2: {Follow}").CheckAsync();
        await board.Button("Registrera beslut").ClickAsync();
        await board.ShouldSayAsync("Beslutet är registrerat.");
    }

    /// <summary>Reads the same pages of both apps as a board member does, and compares what they say.</summary>
    private async Task ShouldShowWhatTheDemonstrationShowsAsync(IPage board)
    {
        var demo = await SignInAsync("Nämnd", at: _demo);
        foreach (var page in (IPage[])[board, demo])
        {
            await page.GotoAsync("/");
        }

        foreach (var area in Grades2022.Select(g => g.Subject).Where(s => s != "Helheten").Append(Discharge))
        {
            (await AreaRowAsync(board, area)).Should().Equal(await AreaRowAsync(demo, area));
        }

        foreach (var year in (int[])[2022, 2025])
        {
            (await ReportAsync(board, year)).Should().Be(await ReportAsync(demo, year));
        }

        foreach (var title in (string[])[Raise, Conditions, Steer, Follow, Impact])
        {
            (await RecommendationAsync(board, title)).Should().Equal(await RecommendationAsync(demo, title));
        }

        foreach (var plan in (string[])["Handlingsplan efter granskningen 2022", "Åtgärdsplan efter granskningen 2025"])
        {
            (await PlanAsync(board, plan)).Should().BeEquivalentTo(await PlanAsync(demo, plan));
        }
    }

    private static async Task ThirdRoundAsync(IPage auditor, IPage board)
    {
        const string Third = "Tredje granskningen av hälso- och sjukvårdsavtalet";
        await auditor.GotoAsync("/granskningar/ny");
        await auditor.GetByLabel("Uppföljande granskning").CheckAsync();
        await auditor.GetByLabel("Följer upp").SelectOptionAsync(new SelectOptionValue { Label = $"{Title2025}, 2025" });
        await auditor.StartAuditAsync(Third, 2028);

        await ShouldStartEmptyAsync(
            auditor,
            ("Läkarmedverkan", "Förra gången, 2025: Inte helt ändamålsenlig"), ("Samverkan", "Förra gången, 2025: Ändamålsenlig"),
            ("Helheten", "Förra gången, 2025: Inte helt ändamålsenlig"), ("Helheten: vidtagna åtgärder", "Förra gången, 2025: Delvis tillräckliga"));
        foreach (var title in (string[])[Steer, Follow, Impact])
        {
            await Expect(auditor.Subject($"Uppföljning av ”{title}”")).ToBeVisibleAsync();
        }

        await Expect(auditor.Subject($"Uppföljning av ”{Raise}”")).ToHaveCountAsync(0);
        await Expect(auditor.Subject("Rehabilitering")).ToHaveCountAsync(0);
        await auditor.Button("Överlämna rapport").ClickAsync();
        await Expect(auditor.GetByText("Rapporten är inte komplett: 13 saker återstår. Se listan före överlämnandet.")).ToBeVisibleAsync();
        await board.GotoAsync("/granskningar");
        await Expect(board.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(2);
    }

    private static async Task FillFactsAsync(IPage page, string carriedOutBy, DateOnly start, DateOnly end, IEnumerable<string> questions, IEnumerable<string> criteria)
    {
        await page.GetByLabel("Uppdragsgivare").FillAsync("Kommunens revisorer");
        await page.GetByLabel("Utförs av").FillAsync(carriedOutBy);
        await page.GetByLabel("Periodens början").FillAsync(start);
        await page.GetByLabel("Periodens slut").FillAsync(end);
        await page.GetByLabel("Revisionsfrågor").FillAsync(string.Join('\n', questions));
        await page.GetByLabel("Revisionskriterier").FillAsync(string.Join('\n', criteria));
    }

    private static async Task WriteAsync(
        IPage page,
        IEnumerable<(string Subject, string Grade, string Motivation, string Wording)> grades,
        IEnumerable<(string Subject, string Text, string? Document, string? Interview, string? Figure)> observations)
    {
        foreach (var (subject, text, document, interview, figure) in observations)
        {
            await page.ObserveAsync(subject, text, document, interview, figure);
        }

        foreach (var (subject, grade, motivation, wording) in grades)
        {
            await page.AssessAsync(subject, grade, motivation, wording);
        }
    }

    private static async Task RecommendAsync(IPage page, IEnumerable<(string Number, string Title, string Text, string[] Areas, string? Continues)> recommendations)
    {
        foreach (var (number, title, text, areas, continues) in recommendations)
        {
            await page.RecommendAsync(number, title, text, areas, continues);
        }
    }

    /// <summary>Rule 6: the last grade is told beside, and none is chosen.</summary>
    private static async Task ShouldStartEmptyAsync(IPage page, params (string Subject, string Previous)[] rows)
    {
        foreach (var (subject, previous) in rows)
        {
            await Expect(page.Subject(subject)).ToContainTextAsync(previous);
        }

        await Expect(page.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
    }

    private static async Task OpenAnswerSheetAsync(IPage page, int year)
    {
        await OpenReportAsync(page, year);
        await page.Link("Lämna yttrande").ClickAsync();
        await page.ShouldShowAsync("Nämndens yttrande");
    }

    private static async Task OpenReportAsync(IPage page, int year)
    {
        var title = year == 2022 ? Title2022 : Title2025;
        await page.GotoAsync($"/granskningar?ar={year}");
        await page.Link(title).ClickAsync();
        await page.ShouldShowAsync(title);
    }

    private static async Task AdoptAsync(IPage page, string plan, DateOnly on, string paragraph, string registryNumber, string text)
    {
        await page.GotoAsync($"/atgardsplaner?sok={Uri.EscapeDataString(plan)}");
        await page.Link(plan).ClickAsync();
        await page.Link("Anta planen").ClickAsync();
        await page.ShouldShowAsync("Anta åtgärdsplanen");
        await page.FillDecisionAsync(on, paragraph, registryNumber, text);
        await page.Button("Anta planen").ClickAsync();
        await page.ShouldSayAsync("Planen är antagen.");
    }

    /// <summary>The grades of both rounds and the number of open recommendations.</summary>
    private static async Task<IEnumerable<string>> AreaRowAsync(IPage page, string area) =>
        (await page.Row(area).GetByRole(AriaRole.Cell).AllInnerTextsAsync()).Take(3);

    private static async Task<string> ReportAsync(IPage page, int year)
    {
        await OpenReportAsync(page, year);
        // Where the change log stands is each database's own.
        var lines = (await page.GetByRole(AriaRole.Main).InnerTextAsync()).Split('\n');
        return string.Join('\n', lines.Where(l => !l.StartsWith("Ändringsloggens läge", StringComparison.Ordinal)));
    }

    /// <summary>State, lineage, times raised, decision chain, rounds and timeline.</summary>
    private static async Task<IReadOnlyList<string>> RecommendationAsync(IPage page, string title)
    {
        await page.OpenRecommendationAsync(title);
        List<string> said = [];
        foreach (var section in (string[])["Rekommendationen", "Före och efter", "Beslutskedjan", "Uppföljd av revisorerna", "Vad som har hänt"])
        {
            said.AddRange(await page.Section(section).AllInnerTextsAsync());
        }

        return said;
    }

    /// <summary>The decision that adopted the plan and the actions that it holds.</summary>
    private static async Task<IReadOnlyList<string>> PlanAsync(IPage page, string plan)
    {
        await page.GotoAsync($"/atgardsplaner?sok={Uri.EscapeDataString(plan)}");
        await page.Link(plan).ClickAsync();
        await page.ShouldShowAsync(plan);
        return [await page.Fact("Antagen").InnerTextAsync(), await page.Fact("Beslut").InnerTextAsync(), .. await page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()];
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.Today);
}
