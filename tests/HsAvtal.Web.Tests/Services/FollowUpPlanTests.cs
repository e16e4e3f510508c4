using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>A year's plan is made, written and reported on; everybody reads it.</summary>
public sealed class FollowUpPlanTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public FollowUpPlanTests(DemoApp app) => _app = app;

    private FollowUpWritingService Officer => _app.As<FollowUpWritingService>(Role.Officer);

    [Fact]
    public async Task Next_years_plan_is_made_from_this_years_once()
    {
        var board = await BoardAsync();
        var form = new NewFollowUpPlanForm { BoardId = board, Year = 2027, FromEarlier = true };

        var id = await Officer.CreateAsync(form);

        var rows = (await Officer.EditorAsync(id))!.Rows;
        rows.Should().HaveCount(9);
        rows[0].Occasions.Select(o => o.PlannedOn).Should().Equal(new DateOnly(2027, 3, 31), new DateOnly(2027, 6, 30), new DateOnly(2027, 9, 30), new DateOnly(2027, 12, 31));
        rows.SelectMany(r => r.Occasions).Should().OnlyContain(o => o.DoneOn == null);
        (await Officer.Invoking(s => s.CreateAsync(form)).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be("Year");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_report_is_seen_by_all_with_its_evidence_and_is_logged()
    {
        var head = await HeadAsync("Tid till akut hembesök", 9);
        var form = new FollowUpReportForm { DoneOn = _app.Today, Text = "Nio av tio i tid." };
        form.Evidence.Files.Add(EvidenceFile.Of("svar.csv", "Enhet;Andel\nNorr;90\n"u8.ToArray()));
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        await Officer.ReportAsync(head.Id, form, head.Seen);

        var seen = (await _app.As<FollowUpService>(Role.Coordinator).OccasionAsync(head.Id))!;
        (seen.State, seen.MayReport).Should().Be((OccasionState.DoneLate, false));
        var report = seen.Reports.Should().ContainSingle().Which;
        report.Should().BeEquivalentTo(new { DoneOn = _app.Today, Text = "Nio av tio i tid.", By = DemoUsers.With(Role.Officer).DisplayName });
        (await _app.As<Features.Files.FileService>(Role.Auditor).FindAsync(report.Evidence.Single().Id))!.Name.Should().Be("svar.csv");
        (await db.ChangeLog.Where(e => e.Id > before).Select(e => new { e.Entity, e.AggregateId }).ToListAsync())
            .Should().Contain(e => e.Entity == "FollowUpReport").And.OnlyContain(e => e.AggregateId == head.ItemId);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_report_taken_back_is_still_read_with_its_reason()
    {
        var head = await HeadAsync("Egenvårdsintyg per vårdcentral", 6);

        await Officer.TakeBackAsync(head.Id, new ReasonForm { Reason = "Fel rad" }, head.Seen);

        var seen = (await _app.As<FollowUpService>(Role.BoardMember).OccasionAsync(head.Id))!;
        seen.State.Should().Be(OccasionState.Missed);
        seen.Reports.Should().ContainSingle(r => r.WithdrawnReason == "Fel rad" && r.WithdrawnBy == DemoUsers.With(Role.Officer).DisplayName);
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_to_save_a_row_is_told_what_the_first_changed()
    {
        var row = await RowAsync("Används den samordnade planen?");
        await Officer.ChangeItemAsync(row.Id, Form(row) with { How = "Stickprov i trettio planer." }, row.Seen);

        var stale = (await Officer.Invoking(s => s.ChangeItemAsync(row.Id, Form(row), row.Seen)).Should().ThrowAsync<StaleEditException>()).Which;

        stale.Changes.Should().ContainSingle(c => c.Contains("Hur det följs upp: Stickprov i tjugo planer. → Stickprov i trettio planer.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_names_things_of_its_own_area_and_agreement()
    {
        var row = await RowAsync("Samverkansorganens arbete");

        await RefusedAsync(row, Form(row) with { AreaId = await AreaAsync("Egenvård") }, "CommitmentId");
        await RefusedAsync(row, Form(row) with { AreaId = Guid.NewGuid() }, "AreaId");
        await RefusedAsync(row, Form(row) with { IndicatorId = Guid.NewGuid() }, "IndicatorId");
    }

    [Fact]
    public async Task A_new_row_is_planned_from_today_on_and_an_ended_one_leaves_the_coverage()
    {
        await using var db = _app.Open();
        var plan = (await Officer.EditorAsync(await db.FollowUpPlans.Where(p => p.Year == 2026).Select(p => p.Id).SingleAsync()))!;
        var area = await AreaAsync("Habilitering");
        var form = new FollowUpItemForm { Title = "Stöd från habiliteringen", AreaId = area, Perspective = Perspective.Relatives, How = "Samtal", Frequency = FollowUpFrequency.Monthly, FirstOn = new DateOnly(2026, 1, 31), ResponsibleFunction = "MAS" };

        await Officer.AddItemAsync(plan.Id, form, plan.Seen);

        var row = await RowAsync(form.Title);
        row.Occasions.Select(o => o.PlannedOn).Should().Equal(new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 31));
        await Officer.WithdrawItemAsync(row.Id, new ReasonForm { Reason = "Dubblett" }, row.Seen);
        (await _app.As<FollowUpService>(Role.Auditor).YearAsync("1290", 2026))!.Coverage.At(area, Perspective.Relatives).Should().Be(0);
    }

    private static FollowUpItemForm Form(FollowUpRow row) => new()
    {
        Id = row.Id, Title = row.Title, AreaId = row.AreaId, CommitmentId = row.CommitmentId, IndicatorId = row.IndicatorId, Perspective = row.Perspective,
        How = row.How, Frequency = row.Frequency, FirstOn = row.FirstOn, ResponsibleFunction = row.ResponsibleFunction,
    };

    private async Task RefusedAsync(FollowUpRow row, FollowUpItemForm form, string field) =>
        (await Officer.Invoking(s => s.ChangeItemAsync(row.Id, form, row.Seen)).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(field);

    private async Task<FollowUpRow> RowAsync(string title) => (await _app.As<FollowUpService>(Role.Officer).YearAsync("1290", 2026))!.Rows.Single(r => r.Title == title);

    private async Task<OccasionHead> HeadAsync(string title, int month) =>
        (await _app.As<FollowUpService>(Role.Officer).ForReportingAsync((await RowAsync(title)).Occasions.Single(o => o.PlannedOn.Month == month).Id))!;

    private async Task<Guid> BoardAsync()
    {
        await using var db = _app.Open();
        return await db.BoardAsync();
    }

    private async Task<Guid> AreaAsync(string name)
    {
        await using var db = _app.Open();
        return await db.AreaAsync(name);
    }
}
