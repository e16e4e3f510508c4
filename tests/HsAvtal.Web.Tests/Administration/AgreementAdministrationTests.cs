using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Administration;
using HsAvtal.Web.Features.Areas;
using HsAvtal.Web.Features.Overview;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>Areas, commitments, versions and scales, as the administrator changes them.</summary>
public sealed class AgreementAdministrationTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public AgreementAdministrationTests(DemoApp app) => _app = app;

    private AgreementAdministrationService Service => _app.As<AgreementAdministrationService>(Role.Administrator);

    [Fact]
    public async Task A_new_area_is_shown_last_and_moves_up_and_is_hidden_and_comes_back()
    {
        await Service.AddAreaAsync(new AreaForm { Name = "Digital vård", Summary = "Vård på distans." }, await SeenAsync());
        var id = (await Service.AreasAsync()).Areas.Single(a => a.Name == "Digital vård").Id;
        (await NamesAsync())[^1].Should().Be("Digital vård");

        await Service.MoveAreaAsync(id, up: true, await SeenAsync());
        (await NamesAsync())[^2].Should().Be("Digital vård");

        await Service.WithdrawAreaAsync(id, "Ingår i läkarmedverkan.", await SeenAsync());
        (await NamesAsync()).Should().NotContain("Digital vård");
        (await _app.As<OverviewService>(Role.BoardMember).OrganisationAsync(null))!.Areas.Select(a => a.Name).Should().NotContain("Digital vård");

        await Service.RestoreAreaAsync(id, await SeenAsync());
        (await NamesAsync()).Should().Contain("Digital vård");
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_of_two_is_told_what_the_first_changed()
    {
        var area = (await Service.AreasAsync()).Areas.First(a => a.Name == "Habilitering");
        var seen = await SeenAsync();
        await Service.ChangeAreaAsync(area.Id, new AreaForm { Name = "Habilitering", Summary = "Ny text." }, seen);

        var stale = await Service.Invoking(s => s.ChangeAreaAsync(area.Id, new AreaForm { Name = "Habilitering", Summary = "En annan." }, seen)).Should().ThrowAsync<StaleEditException>();

        stale.Which.Changes.Should().ContainSingle().Which.Should().Contain("Avtalsområde").And.Contain("→ Ny text.");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task A_commitment_is_added_changed_and_withdrawn_and_each_is_logged()
    {
        var area = (await Service.AreasAsync()).Areas.First(a => a.Name == "Rehabilitering").Id;
        await Service.SaveCommitmentAsync(area, null, new CommitmentForm { Text = "Ett nytt löfte.", CarriedBy = CommitmentParty.Joint }, await SeenAsync());
        var row = (await Service.AreaAsync(area))!.Commitments.Single(c => c.Text == "Ett nytt löfte.");
        await Service.SaveCommitmentAsync(area, row.Id, new CommitmentForm { Number = "9", Text = row.Text, CarriedBy = row.CarriedBy, Target = "inom 3 dagar" }, await SeenAsync());
        await Service.WithdrawCommitmentAsync(row.Id, "Ströks i förhandlingen.", await SeenAsync());

        (await Service.AreaAsync(area))!.Commitments.Single(c => c.Id == row.Id).Should().BeEquivalentTo(
            new AdministeredCommitment(row.Id, 9, "Ett nytt löfte.", CommitmentParty.Joint, "inom 3 dagar", "Ströks i förhandlingen."));
        (await _app.As<AreaService>(Role.BoardMember).FindAsync(area, null))!.Commitments.Should().NotContain(c => c.Text == "Ett nytt löfte.");
        await using var db = _app.Open();
        var id = row.Id.ToString();
        (await db.ChangeLog.Where(e => e.EntityId == id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()).Should().Equal("Added", "Modified", "Modified");
    }

    [Theory]
    [InlineData("ett", "Number")]
    [InlineData("1", "Number")]
    public async Task A_number_that_will_not_do_is_refused_by_its_field(string number, string field)
    {
        var area = (await Service.AreasAsync()).Areas.First(a => a.Name == "Läkarmedverkan").Id;
        var second = (await Service.AreaAsync(area))!.Commitments.Single(c => c.Number == 2);
        var form = new CommitmentForm { Number = number, Text = second.Text, CarriedBy = second.CarriedBy };

        (await Service.Invoking(async s => await s.SaveCommitmentAsync(area, second.Id, form, await SeenAsync())).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task A_proposed_version_comes_into_force_and_the_one_before_is_replaced()
    {
        await Service.SaveVersionAsync(null, new VersionForm { Label = "Avtalet 2027" }, await SeenAsync());
        var id = (await Service.AgreementAsync()).Versions.Single(v => v.Label == "Avtalet 2027").Id;

        await Service.PutInForceAsync(id, new DateOnly(2027, 7, 1), await SeenAsync());

        (await Service.AgreementAsync()).Versions.Where(v => v.State != AgreementVersionState.Proposed).Select(v => (v.Label, v.State)).Should().Equal(
            ("Avtalet 2027", AgreementVersionState.InForce), ("Avtalet från 2016", AgreementVersionState.Replaced));
    }

    [Fact]
    [Trait("Rule", "2")]
    public async Task The_steps_of_a_scale_that_handed_over_reports_use_are_refused_in_words()
    {
        var scale = (await Service.AgreementAsync()).Scales.Single(s => s.Purpose == GradeScalePurpose.Compliance && s.WithdrawnReason is null);
        var form = new ScaleForm { Name = "Efterlevnad", Grades = "Bra\nDåligt" };

        scale.IsUsed.Should().BeTrue();
        var refusal = await Service.Invoking(async s => await s.ChangeScaleAsync(scale.Id, form, await SeenAsync())).Should().ThrowAsync<DomainException>();
        refusal.WithMessage("*används i överlämnade rapporter*").Which.Field.Should().Be("Grades");
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_scale_that_nothing_uses_is_replaced_and_offered_in_its_place()
    {
        var own = await OwnAgreement.AddAsync(_app);
        var service = _app.As<AgreementAdministrationService>(own.Administrator);
        await service.AddScaleAsync(GradeScalePurpose.Compliance, new ScaleForm { Name = "Efterlevnad", Grades = "Bra\n\n Dåligt " }, (await service.AreasAsync()).Seen);
        var scale = (await service.AgreementAsync()).Scales.Single();

        await service.ChangeScaleAsync(scale.Id, new ScaleForm { Name = "Efterlevnad", Grades = "Bra\nSådär\nDåligt" }, (await service.AreasAsync()).Seen);

        (await service.AgreementAsync()).Scales.Select(s => (string.Join('/', s.Grades), s.WithdrawnReason is null)).Should().Equal(("Bra/Sådär/Dåligt", true), ("Bra/Dåligt", false));
    }

    [Fact]
    public async Task Another_agreements_areas_users_and_organisations_are_not_there()
    {
        var own = await OwnAgreement.AddAsync(_app);
        var area = (await Service.AreasAsync()).Areas[0].Id;
        var service = _app.As<AgreementAdministrationService>(own.Administrator);

        (await service.AreaAsync(area)).Should().BeNull();
        await service.Invoking(async s => await s.ChangeAreaAsync(area, new AreaForm { Name = "Tagen", Summary = "Tagen." }, (await s.AreasAsync()).Seen)).Should().ThrowAsync<DomainException>();
        (await _app.As<OrganisationAdministrationService>(own.Administrator).FindAsync(await own.OtherOrganisationAsync())).Should().BeNull();
        (await _app.As<UserAdministrationService>(own.Administrator).FindAsync(Data.Demo.DemoUsers.With(Role.Officer).Id)).Should().BeNull();
        await _app.As<UserAdministrationService>(own.Administrator).Invoking(s => s.ResetPasswordAsync(Data.Demo.DemoUsers.With(Role.Officer).Id)).Should().ThrowAsync<AccessDeniedException>();
    }

    private async Task<Seen> SeenAsync() => (await Service.AreasAsync()).Seen;

    private async Task<List<string>> NamesAsync() => [.. (await _app.As<AreaService>(Role.BoardMember).ListAsync()).Select(a => a.Name)];
}
