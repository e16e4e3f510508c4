using System.Net;
using System.Text;
using HsAvtal.Data.Demo;
using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.ActionPlans;
using HsAvtal.Web.Features.Decisions;
using HsAvtal.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>Files and links that support a report or a decision: kept once, fetched by those who may see what they support.</summary>
public sealed class EvidenceTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public EvidenceTests(DemoApp app) => _app = app;

    private PlannedActionService Officer => _app.As<PlannedActionService>(Role.Officer);

    [Fact]
    public async Task A_report_shows_its_files_and_links_and_the_file_comes_back_as_it_was()
    {
        var content = Encoding.UTF8.GetBytes("Ort;Antal\nKristianstad;5\n");
        var action = await ActionAsync("Kartläggning av egenvårdsintyg per vårdcentral");

        await ReportAsync(action, new EvidenceForm { Files = { EvidenceFile.Of("statistik.csv", content) }, Link = "https://exempel.example/rapport", LinkTitle = "Rapporten" });

        var evidence = (await _app.As<PlannedActionService>(Role.Coordinator).FindAsync(action))!.Reports[0].Evidence;
        evidence.Select(e => $"{e.FileName} {e.Size} {e.Link} {e.Title}").Should().BeEquivalentTo(
            $"statistik.csv {content.Length}  ", "  https://exempel.example/rapport Rapporten");
        var file = (await _app.As<FileService>(Role.Coordinator).FindAsync(evidence.Single(e => e.FileName is not null).Id))!;
        file.Content.Should().Equal(content);
        file.ContentType.Should().Be("text/csv");
    }

    [Fact]
    public async Task The_same_content_is_stored_once_whatever_it_is_called()
    {
        var content = Encoding.UTF8.GetBytes("Samma innehåll två gånger");
        await ReportAsync(await ActionAsync("Genomgång av avvikelser i vårdens övergångar"), new EvidenceForm { Files = { EvidenceFile.Of("ett.txt", content) } });
        await ReportAsync(await ActionAsync("Indikatorer knutna till avtalets åtaganden"), new EvidenceForm { Files = { EvidenceFile.Of("tva.txt", content) } });

        await using var db = _app.Open();
        var hash = EvidenceFile.Of("ett.txt", content).Hash;
        (await db.Files.CountAsync(f => f.Hash == hash)).Should().Be(1);
        (await db.Evidence.Where(e => e.FileHash == hash).Select(e => e.FileName).ToListAsync()).Should().BeEquivalentTo("ett.txt", "tva.txt");
    }

    [Fact]
    public async Task A_refused_report_leaves_no_file()
    {
        var file = EvidenceFile.Of("ensam.txt", Encoding.UTF8.GetBytes("Ska inte finnas kvar"));
        var head = (await Officer.ForReportingAsync(await ActionAsync("Samlad bild av samordnade individuella planer")))!;
        var form = new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Text", ReportedOn = _app.Today.AddDays(1), Evidence = new EvidenceForm { Files = { file } } };

        await FluentActions.Invoking(() => Officer.ReportAsync(head.Id, form, head.Seen)).Should().ThrowAsync<DomainException>();

        await using var db = _app.Open();
        (await db.Files.AnyAsync(f => f.Hash == file.Hash)).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "1")]
    public async Task What_supports_a_draft_observation_is_fetched_by_its_auditor_and_nobody_else()
    {
        var file = EvidenceFile.Of("hemligt.txt", Encoding.UTF8.GetBytes("Utkastets underlag"));
        await using var db = Data.Database.DatabaseSetup.Open(_app.OwnerConnection);
        var report = await db.AuditedBoards.Include(x => x.Observations).FirstAsync(x => x.State == ReportState.Draft);
        var by = new Signature(DemoUsers.With(Role.Auditor).Id, "Sakkunnig revisor", _app.Time.Now);
        var observation = report.Observe(null, "Sedd i ett dokument.", null, by);
        report.Attach(observation.Id, [new EvidenceSource(file, null, null)], by);
        db.Files.Add(Data.Files.StoredFile.Of(file, _app.Time.Now));
        db.SignAs(by);
        await db.SaveChangesAsync();
        var id = observation.Evidence[0].Id;

        (await _app.As<FileService>(Role.Auditor).FindAsync(id)).Should().NotBeNull();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Auditor))
        {
            (await _app.As<FileService>(role).FindAsync(id)).Should().BeNull("{0} sees no draft", role);
        }

        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);
        (await browser.GetAsync($"/underlag/{id}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_is_sent_as_a_download_that_can_run_nothing()
    {
        await using var db = _app.Open();
        var id = await db.Evidence.Where(e => e.FileName == "Rutin for mobilt vardteam.txt").Select(e => e.Id).SingleAsync();
        using var browser = await _app.Web.BrowseAsync(Role.BoardMember);

        using var answer = await browser.FetchAsync($"/underlag/{id}");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().StartWith("sandbox");
    }

    [Fact]
    [Trait("Rule", "20")]
    public async Task What_a_decision_lacked_is_filled_in_once_and_seen_by_all()
    {
        var service = _app.As<DecisionService>(Role.BoardMember);
        await using var db = _app.Open();
        var id = await db.Decisions.Where(d => d.RegistryNumber == null).Select(d => d.Id).SingleAsync();
        var before = (await service.ForCompletingAsync(id))!;

        await service.CompleteAsync(id, new CompleteDecisionForm { RegistryNumber = "DEMO 2026/99", SentOn = _app.Today, Recipients = "Kommunens revisorer" }, before.Seen);

        var after = (await _app.As<DecisionService>(Role.Officer).FindAsync(id))!;
        after.Should().BeEquivalentTo(new { RegistryNumber = "DEMO 2026/99", SentOn = (DateOnly?)_app.Today, Recipients = "Kommunens revisorer", MayComplete = false });
        await service.Invoking(s => s.CompleteAsync(id, new CompleteDecisionForm { RegistryNumber = "Ett annat" }, after.Seen)).Should().ThrowAsync<DomainException>().WithMessage("*redan ett diarienummer*");
    }

    private async Task<Guid> ActionAsync(string title)
    {
        await using var db = _app.Open();
        return await db.PlannedActions.Where(a => a.Title == title).Select(a => a.Id).SingleAsync();
    }

    private async Task ReportAsync(Guid action, EvidenceForm evidence)
    {
        var head = (await Officer.ForReportingAsync(action))!;
        await Officer.ReportAsync(action, new ReportProgressForm { Status = ActionStatus.InProgress, Text = "Med underlag.", ReportedOn = _app.Today, Evidence = evidence }, head.Seen);
    }
}
