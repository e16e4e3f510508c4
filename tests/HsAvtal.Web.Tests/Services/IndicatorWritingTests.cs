using System.IO.Compression;
using System.Text;
using HsAvtal.Domain;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Indicators;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>What is typed, read from a file, decided and fixed is read back as it was meant, and computed from at once.</summary>
public sealed class IndicatorWritingTests : IClassFixture<DemoApp>
{
    private const string Visits = "Antal akuta hembesök";
    private const string InTime = "Antal akuta hembesök inom 2 timmar";
    private const string Share = "Akuta hembesök inom 2 timmar";
    private static readonly DateOnly _2026 = new(2026, 1, 1);

    private readonly DemoApp _app;

    public IndicatorWritingTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "16")]
    public async Task What_is_typed_is_read_back_with_its_source_and_what_rests_on_it_is_computed()
    {
        await TypeAsync(await TypedAsync(Visits, _2026, "200"), await TypedAsync(InTime, _2026, "180,0"));

        var typed = (await FindAsync(Visits)).Latest!;
        (typed.Period, typed.Value, typed.Origin, typed.Source, typed.By).Should().Be((_2026, 200m, ValueOrigin.Typed, "Egen registrering", "Verksamhetsutvecklare, Kristianstad"));
        var computed = (await FindAsync(Share)).Latest!;
        (computed.Value, computed.Origin).Should().Be((90m, ValueOrigin.Computed));
        IndicatorWords.SourceOf(computed.Origin, computed.Source).Should().StartWith("Beräknad:").And.NotContain("Kolada");
    }

    [Theory]
    [Trait("Rule", "16")]
    [InlineData("sekretess", MissingReason.Confidential)]
    [InlineData("bortfall", MissingReason.NotReported)]
    [InlineData("ej tillämplig", MissingReason.NotApplicable)]
    public async Task A_reason_is_kept_apart_and_is_no_zero(string text, MissingReason reason)
    {
        var typed = await TypedAsync("Egenvårdsintyg", _2026, text);
        await TypeAsync(typed);

        (await FindAsync("Egenvårdsintyg")).Latest.Should().Match<SeriesValue>(v => v.Value == null && v.Missing == reason);
        (await GridAsync()).Stored[typed.Key].Should().Be(text);
    }

    [Fact]
    public async Task All_is_saved_or_nothing()
    {
        var right = await TypedAsync("Antal planerade läkarbesök", _2026, "77");
        var wrong = await TypedAsync("Antal planerade läkarbesök inom 5 dagar", _2026, "många");

        var save = () => TypeAsync(right, wrong);

        (await save.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(wrong.Key);
        (await GridAsync()).Stored.Should().NotContainKey(right.Key);
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_of_two_who_type_in_the_same_cell_is_told_and_another_cell_is_no_matter()
    {
        var seen = (await GridAsync()).Seen;
        await TypeAsync(await TypedAsync("Folkmängd", _2026, "88000"));

        var same = async () => await Values.SaveAsync([await TypedAsync("Folkmängd", _2026, "88100")], null, seen);
        var other = async () => await Values.SaveAsync([await TypedAsync("Folkmängd", new DateOnly(2021, 1, 1), "86100")], null, seen);

        (await same.Should().ThrowAsync<StaleEditException>()).Which.Changes.Should().ContainSingle().Which.Should().StartWith("Folkmängd, 2026: 88000 (Verksamhetsutvecklare");
        await other.Should().NotThrowAsync();
        (await FindAsync("Folkmängd")).Latest!.Value.Should().Be(88000m);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_spreadsheet_is_read_and_what_it_changes_is_kept_in_the_history()
    {
        var (indicators, _, seen) = await Values.ForFileAsync();
        var before = (await FindAsync("Direktinläggningar")).Own.Single(v => v.Period.Year == 2025).Value;
        var rows = ValueFiles.Read(ValueFiles.Cells("prov.xlsx", Workbook(["Indikator", "Period", "Värde"], ["Direktinläggningar", "2025", "71"], ["Direktinläggningar", "2026", "58.5"])), indicators);

        rows.SelectMany(r => r.Errors).Should().BeEmpty();
        await Values.SaveAsync([.. rows.Select(r => r.Read!)], "prov.xlsx", seen);

        var found = await FindAsync("Direktinläggningar");
        found.Own.TakeLast(2).Select(v => (v.Value, v.Origin, v.Source)).Should().Equal((71m, ValueOrigin.File, "prov.xlsx"), (58.5m, ValueOrigin.File, "prov.xlsx"));
        found.Revisions.Should().ContainSingle().Which.Should().Match<RevisionRow>(r => r.Period.Year == 2025 && r.Value == before);
    }

    [Fact]
    [Trait("Rule", "14")]
    [Trait("Rule", "20")]
    public async Task The_boards_decision_and_its_level_are_saved_together_and_a_later_one_takes_its_place()
    {
        var indicator = await IdAsync(Share);
        await DecideAsync(indicator, "2027", "85", "§ 11");
        await DecideAsync(indicator, "2027", "90,5", "§ 12");
        await using var db = _app.Open();
        var decision = await db.Decisions.SingleAsync(d => d.Paragraph == "§ 12" && d.Kind == DecisionKind.TargetsSet);
        await _app.As<CatalogueService>(Role.Officer).SetTargetAsync(indicator, new TargetForm { Period = "2028", Value = "95", DecisionId = decision.Id });

        var targets = (await FindAsync(Share)).Targets;
        targets.Where(t => t.Period.Year > 2026).Select(t => (t.Period.Year, t.Value, t.Paragraph, t.RegistryNumber)).Should().Equal((2027, 90.5m, "§ 12", null), (2028, 95m, "§ 12", null));
        var replaced = await db.IndicatorTargets.SingleAsync(t => t.IndicatorId == indicator && t.Period == new DateOnly(2027, 1, 1) && t.WithdrawnAt != null);
        (replaced.Value, replaced.WithdrawnReason).Should().Be((85m, $"Ersatt enligt beslut § 12, {_app.Today:d MMMM yyyy}."));
        (await _app.As<CatalogueService>(Role.Officer).TargetAsync(indicator))!.Decisions.Should().Contain(d => d.Id == decision.Id);
    }

    [Theory]
    [InlineData("2027-05", "85", "Nämnden beslutar.", "Period")]
    [InlineData("2027", "ungefär 85", "Nämnden beslutar.", "Value")]
    [InlineData("2027", null, "Nämnden beslutar.", "Value")]
    [InlineData("2027", "85", null, "Text")]
    public async Task A_decision_with_something_wrong_is_not_saved_without_its_level(string period, string? value, string? text, string field)
    {
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        var decide = async () => await DecideAsync(await IdAsync("Inskrivna i mobilt vårdteam"), period, value, "§ 13", text);

        (await decide.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(field);
        (await db.LastChangeAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Another_organisations_board_cannot_be_decided_for()
    {
        await using var db = _app.Open();
        var indicator = await IdAsync("Egenvårdsintyg");
        var form = Decision("2027", "85", "§ 14", "Nämnden beslutar.");
        form.BoardId = await db.BoardAsync("1230");

        var decide = () => _app.As<CatalogueService>(Role.BoardMember).DecideTargetAsync(indicator, form);

        (await decide.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(nameof(form.BoardId));
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_years_indicators_are_fixed_and_fixed_again_and_the_first_decision_says_what_took_its_place()
    {
        var (first, second) = (await IdAsync("Egenvårdsintyg"), await IdAsync("Direktinläggningar"));
        var coordinator = _app.As<CatalogueService>(Role.Coordinator);
        await coordinator.FixAsync(new FixForm { Year = "2031", DecidedOn = _app.Today, Paragraph = "§ 1", IndicatorIds = { first, second } });
        await coordinator.FixAsync(new FixForm { Year = "2031", DecidedOn = _app.Today, Paragraph = "§ 2", IndicatorIds = { second } });

        var query = new ListQuery("/indikatorer", new Dictionary<string, string?>(StringComparer.Ordinal), "namn", false, 1);
        var list = (await _app.As<IndicatorService>(Role.Auditor).ListAsync(new IndicatorFilter(null, null, null, null, 2031, null), query))!;
        list.List.Rows.Select(r => r.Name).Should().Equal("Direktinläggningar");
        (await FindAsync("Direktinläggningar")).Head.FixedYears.Should().Contain(2031);
        (await FindAsync("Egenvårdsintyg")).Head.FixedYears.Should().NotContain(2031);
        await using var db = _app.Open();
        (await db.FixedIndicators.SingleAsync(f => f.Year == 2031 && f.WithdrawnAt != null)).WithdrawnReason.Should().Be($"Ersatt av beslut {_app.Today:d MMMM yyyy} § 2.");
    }

    [Fact]
    [Trait("Rule", "17")]
    [Trait("Rule", "18")]
    public async Task A_changed_formula_computes_every_value_anew_in_the_same_breath_and_keeps_the_old_ones()
    {
        const string Planned = "Planerade besök inom 5 dagar";
        var id = await IdAsync(Planned);
        var before = (await FindAsync(Planned)).Own[^1];
        var draft = (await _app.As<CatalogueService>(Role.Coordinator).DraftAsync(id))!;
        draft.Form.Formula = Formula.PerThousand;

        await _app.As<CatalogueService>(Role.Coordinator).SaveAsync(id, draft.Form, draft.Seen);

        var after = await FindAsync(Planned);
        var now = after.Own.Single(v => v.Period == before.Period);
        now.Value.Should().BeApproximately(before.Value!.Value * 10, 0.001m);
        now.Source.Should().EndWith("000");
        after.Revisions.Should().Contain(r => r.Period == before.Period && r.Value == before.Value);
        await using var db = _app.Open();
        (await db.ChangeLog.OrderByDescending(e => e.Id).FirstAsync()).Should()
            .Match<Data.ChangeLog.ChangeLogEntry>(e => e.Entity == nameof(IndicatorValue) && e.UserName == "Processledare, delregion Nordost");
    }

    [Fact]
    public async Task A_new_computed_indicator_has_its_values_at_once_for_all_that_have_what_it_rests_on()
    {
        var form = new IndicatorForm
        {
            Name = "Hembesök per invånare", Definition = "Akuta hembesök i förhållande till folkmängden.", Unit = "per 1 000 invånare", SourceText = "Beräknad", Source = IndicatorSource.Computed,
            Formula = Formula.PerThousand, NumeratorId = await IdAsync(Visits), DenominatorId = await IdAsync("Folkmängd"),
        };

        var id = await _app.As<CatalogueService>(Role.Coordinator).SaveAsync(null, form, new Seen(0, 0));

        await using var db = _app.Open();
        (await db.IndicatorValues.Where(v => v.IndicatorId == id).Select(v => v.OrganisationId).Distinct().CountAsync())
            .Should().Be(await db.IndicatorValues.Where(v => v.IndicatorId == form.NumeratorId && db.IndicatorValues.Any(d => d.IndicatorId == form.DenominatorId && d.OrganisationId == v.OrganisationId && d.Period == v.Period)).Select(v => v.OrganisationId).Distinct().CountAsync())
            .And.BePositive();
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task Values_that_came_for_many_organisations_at_once_have_been_seen_by_whoever_reads_the_grid()
    {
        // Nobody has typed anything there.
        var elsewhere = _app.As<ValueService>(await _app.AddUserAsync(Role.Officer, "1230"));
        var grid = await elsewhere.GridAsync(PeriodKind.Month);
        var typed = TypedValue.Of(grid.Stored.Keys.Order(StringComparer.Ordinal).First(), "7")!;

        await elsewhere.Invoking(v => v.SaveAsync([typed], null, grid.Seen)).Should().NotThrowAsync();
    }

    private ValueService Values => _app.As<ValueService>(Role.Officer);

    private Task<ValueGrid> GridAsync() => Values.GridAsync(PeriodKind.Year);

    private async Task TypeAsync(params TypedValue[] values) => await Values.SaveAsync(values, null, (await GridAsync()).Seen);

    private async Task<TypedValue> TypedAsync(string indicator, DateOnly period, string text) => new(await IdAsync(indicator), period, Gender.Total, text);

    private async Task<IndicatorDetails> FindAsync(string indicator) => (await _app.As<IndicatorService>(Role.BoardMember).FindAsync(await IdAsync(indicator), null, Gender.Total))!;

    private async Task<Guid> IdAsync(string indicator)
    {
        await using var db = _app.Open();
        return await db.Indicators.Where(i => i.Name == indicator).Select(i => i.Id).SingleAsync();
    }

    private async Task DecideAsync(Guid indicator, string period, string? value, string paragraph, string? text = "Nämnden beslutar om målnivå.")
    {
        await using var db = _app.Open();
        var form = Decision(period, value, paragraph, text);
        form.BoardId = await db.BoardAsync();
        await _app.As<CatalogueService>(Role.BoardMember).DecideTargetAsync(indicator, form);
    }

    private DecideTargetForm Decision(string period, string? value, string paragraph, string? text) =>
        new() { Period = period, Value = value, DecidedOn = _app.Today, Paragraph = paragraph, Text = text };

    /// <summary>The least that a spreadsheet program would save.</summary>
    private static byte[] Workbook(params string[][] rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        var cells = rows.Select(r => $"<row>{string.Concat(r.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>");
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(cells)}</sheetData></worksheet>",
        };
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
