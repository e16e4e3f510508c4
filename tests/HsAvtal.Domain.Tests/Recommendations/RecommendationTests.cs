using FluentAssertions;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Recommendations;

public sealed class RecommendationTests
{
    private static readonly Guid _boardId = Guid.CreateVersion7();

    [Fact]
    [Trait("Rule", "8")]
    public void Each_board_answers_on_its_own()
    {
        var recommendation = A.Recommendation().To(_boardId).To(Guid.CreateVersion7()).Issued().Build();

        AddresseeBuilder.Answer(recommendation.Addressees[0]);

        recommendation.Addressees.Select(a => a.State).Should().Equal(RecommendationState.Answered, RecommendationState.Issued);
    }

    [Fact]
    [Trait("Rule", "8")]
    public void Each_board_ends_in_its_own_outcome()
    {
        var recommendation = A.Recommendation().To(_boardId).To(Guid.CreateVersion7()).Issued().Build();

        recommendation.Addressees[1].ApplyOutcome(FollowUpOutcome.Obsolete, Signed.Day, Signed.ByAuditor());

        recommendation.Addressees.Select(a => a.State).Should().Equal(RecommendationState.Issued, RecommendationState.Obsolete);
    }

    [Fact]
    [Trait("Rule", "8")]
    public void A_board_is_addressed_once() =>
        new Action(() => A.Recommendation().To(_boardId).To(_boardId).Build())
            .Should().Throw<DomainException>().WithMessage("Rekommendationen är redan riktad till nämnden.");

    [Fact]
    [Trait("Rule", "1")]
    public void A_draft_recommendation_may_be_reworded()
    {
        var recommendation = A.Recommendation().To(_boardId).Build();

        recommendation.Reword(RecommendationBuilder.Wording("Ny rubrik"), Signed.ByAuditor());

        recommendation.Title.Should().Be("Ny rubrik");
    }

    [Fact]
    [Trait("Rule", "2")]
    public void A_recommendation_that_one_board_has_been_handed_is_not_reworded()
    {
        var recommendation = A.Recommendation().To(_boardId).To(Guid.CreateVersion7()).Build();
        recommendation.Addressees[0].Issue(Signed.Day, Signed.ByAuditor());

        recommendation.Invoking(r => r.Reword(RecommendationBuilder.Wording("Ny rubrik"), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rekommendationen är redan lämnad till en annan nämnd och kan varken ändras eller tas bort.*");
    }

    [Fact]
    public void A_refused_rewording_keeps_the_whole_of_the_old_wording()
    {
        var recommendation = A.Recommendation().Build();

        Refusal.AssertNothingChangedIfRefused(
                recommendation, () => recommendation.Reword(RecommendationBuilder.Wording("Ny rubrik", ""), Signed.ByAuditor()))
            .Should().BeFalse();
    }

    [Theory]
    [InlineData(null, "Text.", "Title", "Rubriken saknas.")]
    [InlineData("Rubrik", " ", "Text", "Rekommendationen saknas.")]
    [InlineData("Rubrik\u0000", "Text.", "Title", "styrtecken")]
    public void A_bad_wording_is_refused_by_its_field(string? title, string? text, string field, string message) =>
        new Action(() => A.Recommendation().Build().Reword(RecommendationBuilder.Wording(title, text), Signed.ByAuditor()))
            .ShouldBeRefusedFor(field, message);

    [Fact]
    public void Rewording_replaces_the_areas()
    {
        var (kept, dropped, added) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var recommendation = A.Recommendation().Build();
        recommendation.Reword(RecommendationBuilder.Wording() with { AreaIds = [kept, dropped] }, Signed.ByAuditor());

        recommendation.Reword(RecommendationBuilder.Wording() with { AreaIds = [added, kept, kept] }, Signed.ByAuditor());

        recommendation.Areas.Select(a => a.AreaId).Should().BeEquivalentTo([kept, added]);
    }

    [Fact]
    [Trait("Rule", "5")]
    public void A_recommendation_that_continues_an_earlier_one_links_to_it()
    {
        var earlier = A.Recommendation().Issued().Build();
        var later = A.Recommendation().Build();

        later.Continue(earlier, LineageKind.Repeated, Signed.ByAuditor());

        later.Predecessors.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { FromId = earlier.Id, ToId = later.Id, Kind = LineageKind.Repeated });
    }

    [Fact]
    [Trait("Rule", "5")]
    public void A_recommendation_does_not_continue_itself()
    {
        var recommendation = A.Recommendation().Build();

        recommendation.Invoking(r => r.Continue(r, LineageKind.Repeated, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("*fortsätta sig själv*");
    }

    [Fact]
    [Trait("Rule", "5")]
    public void A_recommendation_does_not_continue_one_of_the_same_audit()
    {
        var audit = AuditBuilder.Indepth();
        var sibling = A.Recommendation().RaisedIn(audit).Issued().Build();

        A.Recommendation().RaisedIn(audit).Build().Invoking(r => r.Continue(sibling, LineageKind.Split, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("*tidigare granskning*");
    }

    [Fact]
    [Trait("Rule", "5")]
    [Trait("Rule", "1")]
    public void A_recommendation_does_not_continue_a_draft_of_another_audit() =>
        A.Recommendation().Build().Invoking(r => r.Continue(A.Recommendation().Build(), LineageKind.Repeated, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("*bara fortsätta en som är lämnad.");

    [Fact]
    [Trait("Rule", "5")]
    public void Two_recommendations_are_linked_once()
    {
        var earlier = A.Recommendation().Issued().Build();
        var later = A.Recommendation().Build();
        later.Continue(earlier, LineageKind.Merged, Signed.ByAuditor());

        later.Invoking(r => r.Continue(earlier, LineageKind.Split, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rekommendationerna är redan länkade.");
    }

    [Fact]
    [Trait("Rule", "5")]
    public void An_issued_recommendation_gets_no_new_predecessor() =>
        A.Recommendation().Issued().Build()
            .Invoking(r => r.Continue(A.Recommendation().Issued().Build(), LineageKind.Repeated, Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("*lämnad och kan inte ändras*");

    [Fact]
    [Trait("Rule", "17")]
    public void A_draft_recommendation_is_withdrawn_with_a_reason_and_stays_readable()
    {
        var recommendation = A.Recommendation().Build();

        recommendation.Withdraw("Ryms i en annan.", Signed.ByAuditor());

        recommendation.Should().BeEquivalentTo(
            new { IsWithdrawn = true, WithdrawnReason = "Ryms i en annan.", Title = "Följ upp avtalet" });
    }

    [Fact]
    [Trait("Rule", "17")]
    public void An_issued_recommendation_is_not_withdrawn() =>
        A.Recommendation().Issued().Build().Invoking(r => r.Withdraw("Ångrar oss.", Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("*lämnad och kan inte ändras*");

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_recommendation_is_addressed_to_nobody_more()
    {
        var audit = AuditBuilder.Indepth();
        var recommendation = A.Recommendation().RaisedIn(audit).Build();
        recommendation.Withdraw("Ryms i en annan.", Signed.ByAuditor());

        recommendation.Invoking(r => r.Address(audit.AddBoard(_boardId, Signed.ByAuditor()), Signed.ByAuditor()))
            .Should().Throw<DomainException>().WithMessage("Rekommendationen är makulerad.");
    }
}
