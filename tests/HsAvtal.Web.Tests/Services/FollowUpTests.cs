using HsAvtal.Domain;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Services;

/// <summary>A second round over the first: it starts empty, ends each recommendation in one outcome, and links both ways.</summary>
public sealed class FollowUpTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public FollowUpTests(DemoApp app) => _app = app;

    [Fact]
    [Trait("Rule", "6")]
    public async Task A_follow_up_starts_with_empty_rows_and_the_grades_of_the_round_before_beside_them()
    {
        var round = await SecondRoundAsync("1263");

        var draft = await round.LoadAsync();

        draft.Report.Assessments.Should().HaveCount(4, "the area, the whole and the measures come along, and the measures as a whole");
        draft.Report.Assessments.Should().OnlyContain(a => a.GradeId == null && a.Motivation == null);
        draft.Report.FollowUps.Should().ContainSingle().Which.Outcome.Should().BeNull();
        draft.Report.Observations.Should().BeEmpty();
        draft.PreviousOf(draft.Report.Assessments.Single(ReportWriter.IsArea)).Should().BeEquivalentTo(new { Year = 2025, Rank = 3, Grade = "Inte helt ändamålsenlig" });
    }

    [Fact]
    [Trait("Rule", "5")]
    public async Task What_remains_keeps_its_state_and_shows_the_round()
    {
        var round = await SecondRoundAsync("1264");
        var earlier = (await round.LoadAsync()).Report.FollowUps.Single();
        await round.AssessTheRestAsync();
        await round.ConcludeAsync(earlier.RecommendationId, FollowUpOutcome.Remains);

        await round.HandOverAsync(_app.Today);

        var details = (await _app.As<RecommendationService>(Role.BoardMember).FindAsync(earlier.AddresseeId))!;
        details.Head.State.Should().Be(RecommendationState.Issued);
        details.Rounds.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Year = 2026, Outcome = FollowUpOutcome.Remains, Grade = "Delvis tillräckliga" });
    }

    [Fact]
    [Trait("Rule", "5")]
    public async Task A_repeated_recommendation_is_superseded_and_linked_both_ways()
    {
        var round = await SecondRoundAsync("1265");
        var earlier = (await round.LoadAsync()).Report.FollowUps.Single();
        await round.AssessTheRestAsync();
        await round.RecommendAsync("1", "Följ upp på riktigt", earlier.RecommendationId);
        var later = (await round.LoadAsync()).Report.Recommendations.Single();

        await round.HandOverAsync(_app.Today);

        var service = _app.As<RecommendationService>(Role.BoardMember);
        var old = (await service.FindAsync(earlier.AddresseeId))!;
        var renewed = (await service.FindAsync(later.AddresseeId))!;
        old.Head.State.Should().Be(RecommendationState.Superseded);
        old.Later.Should().ContainSingle(r => r.AddresseeId == later.AddresseeId && r.Kind == LineageKind.Repeated);
        renewed.Earlier.Should().ContainSingle(r => r.AddresseeId == earlier.AddresseeId);
        renewed.Lineage.Should().Be(new Lineage(2025, 2));
    }

    [Fact]
    [Trait("Rule", "5")]
    public async Task Two_recommendations_merged_into_one_are_both_superseded_and_linked_both_ways()
    {
        var round = await SecondRoundAsync("1282", "Se till att intyg skrivs");
        var earlier = (await round.LoadAsync()).Report.FollowUps;
        await round.AssessTheRestAsync();
        await round.Invoking(r => MergeAsync(r, LineageKind.Split)).Should().ThrowAsync<DomainException>().WithMessage("Flera tidigare som fortsätter i en är sammanförda: välj Sammanförd.");
        await MergeAsync(round, LineageKind.Merged);
        var later = (await round.LoadAsync()).Report.Recommendations.Single();

        await round.HandOverAsync(_app.Today);

        var merged = (await _app.As<RecommendationService>(Role.BoardMember).FindAsync(later.AddresseeId))!;
        merged.Earlier.Should().HaveCount(2).And.OnlyContain(r => r.Kind == LineageKind.Merged);
        merged.Lineage.Should().Be(new Lineage(2025, 2));
        foreach (var old in earlier)
        {
            var details = (await _app.As<RecommendationService>(Role.BoardMember).FindAsync(old.AddresseeId))!;
            details.Head.State.Should().Be(RecommendationState.Superseded);
            details.Later.Should().ContainSingle(r => r.AddresseeId == later.AddresseeId);
        }

        Task MergeAsync(ReportWriter writer, LineageKind how) => writer.DoAsync((s, _, seen) => s.RecommendAsync(
            writer.ReportId,
            new RecommendationForm { Number = "1", Title = "Följ upp egenvården och dess intyg", Text = "Nämnden bör.", ContinuesIds = earlier.Select(f => f.RecommendationId).ToHashSet(), ContinuesAs = how },
            seen));
    }

    [Fact]
    [Trait("Rule", "5")]
    public async Task An_obsolete_recommendation_ends()
    {
        var round = await SecondRoundAsync("1266");
        var earlier = (await round.LoadAsync()).Report.FollowUps.Single();
        await round.AssessTheRestAsync();
        await round.ConcludeAsync(earlier.RecommendationId, FollowUpOutcome.Obsolete);

        await round.HandOverAsync(_app.Today);

        (await StateAsync(earlier.AddresseeId)).Should().Be(RecommendationState.Obsolete);
    }

    [Theory]
    [Trait("Rule", "5")]
    [InlineData(FollowUpOutcome.Split, "1267")]
    [InlineData(FollowUpOutcome.Merged, "1270")]
    [InlineData(FollowUpOutcome.Repeated, "1272")]
    public async Task An_outcome_that_continues_is_refused_without_a_successor_and_nothing_is_saved(FollowUpOutcome outcome, string organisation)
    {
        var round = await SecondRoundAsync(organisation);
        var earlier = (await round.LoadAsync()).Report.FollowUps.Single();
        await round.AssessTheRestAsync();
        await round.RecommendAsync("1", "En annan sak");
        await round.ConcludeAsync(earlier.RecommendationId, outcome);
        await using var db = _app.Open();
        var before = await db.LastChangeAsync();

        (await round.LoadAsync()).Gaps.Should().Equal("Uppföljning av ”Följ upp egenvården”: ska fortsätta som en ny rekommendation, som inte är skriven än.");
        await round.Invoking(r => r.HandOverAsync(_app.Today)).Should().ThrowAsync<DomainException>().WithMessage("*ska fortsätta som en ny rekommendation*");

        (await db.LastChangeAsync()).Should().Be(before);
        (await round.LoadAsync()).Report.Recommendations.Single().State.Should().Be(RecommendationState.Draft);
        (await StateAsync(earlier.AddresseeId)).Should().Be(RecommendationState.Issued);
    }

    [Fact]
    [Trait("Rule", "7")]
    public async Task Implemented_is_refused_until_the_organisation_has_reported_it()
    {
        var round = await SecondRoundAsync("1273");
        var earlier = (await round.LoadAsync()).Report.FollowUps.Single();
        await round.AssessTheRestAsync();
        await round.ConcludeAsync(earlier.RecommendationId, FollowUpOutcome.Implemented);

        (await round.LoadAsync()).Gaps.Should().Equal("Uppföljning av ”Följ upp egenvården”: Genomförd kräver att organisationen först har rapporterat den genomförd.");
        await round.Invoking(r => r.HandOverAsync(_app.Today)).Should().ThrowAsync<DomainException>().WithMessage("*två nycklar*");
    }

    [Fact]
    public async Task An_outcome_is_demanded_before_the_hand_over()
    {
        var round = await SecondRoundAsync("1275");
        await round.AssessTheRestAsync();

        (await round.LoadAsync()).Gaps.Should().Equal("Uppföljning av ”Följ upp egenvården”: utfall saknas.");
        await round.Invoking(r => r.HandOverAsync(_app.Today)).Should().ThrowAsync<DomainException>();
    }

    [Fact]
    public async Task A_follow_up_of_an_audit_that_never_saw_the_board_is_refused()
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, "1276");
        var board = await db.BoardAsync("1276");
        var audit = await db.Audits.Where(a => a.Year == 2022).Select(a => a.Id).SingleAsync();

        var starting = () => ReportWriter.StartAsync(_app, auditor, board, [], audit);

        (await starting.Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(nameof(NewAuditForm.PreviousAuditId));
    }

    private async Task<RecommendationState> StateAsync(Guid addressee)
    {
        await using var db = _app.Open();
        return await db.Addressees.Where(a => a.Id == addressee).Select(a => a.State).SingleAsync();
    }

    /// <summary>A report of 2025 with one recommendation, handed over, and a follow-up of it in 2026.</summary>
    private async Task<ReportWriter> SecondRoundAsync(string organisationCode, string? secondRecommendation = null)
    {
        await using var db = _app.Open();
        var auditor = await _app.AddUserAsync(Role.Auditor, organisationCode);
        var board = await db.BoardAsync(organisationCode);
        var first = await ReportWriter.StartAsync(_app, auditor, board, [await db.AreaAsync("Egenvård")], year: 2025);
        await first.AssessTheRestAsync(3);
        await first.RecommendAsync("1", "Följ upp egenvården");
        if (secondRecommendation is not null)
        {
            await first.RecommendAsync("2", secondRecommendation);
        }

        await first.HandOverAsync(_app.Today.AddDays(-200));
        var audit = (await _app.As<AuditService>(auditor).FindReportAsync(first.ReportId))!.Head.AuditId;
        return await ReportWriter.StartAsync(_app, auditor, board, [], audit);
    }
}
