using HsAvtal.Domain;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using HsAvtal.Web.Features.Administration;
using HsAvtal.Web.Features.Audits;
using HsAvtal.Web.Features.Overview;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>Organisations, boards and subregions, as the administrator changes them.</summary>
public sealed class OrganisationAdministrationTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public OrganisationAdministrationTests(DemoApp app) => _app = app;

    private OrganisationAdministrationService Service => _app.As<OrganisationAdministrationService>(Role.Administrator);

    [Fact]
    public async Task A_new_organisation_is_party_to_the_agreement_with_its_board_and_subregion()
    {
        var subregion = (await Service.SubregionsAsync()).Rows[0];

        var id = await Service.CreateAsync(Form("9101", subregion.Id, "Omsorgsnämnden"));

        var sheet = await Service.FindAsync(id);
        sheet!.SubregionId.Should().Be(subregion.Id);
        sheet.Boards.Select(b => b.Name).Should().Equal("Omsorgsnämnden");
        (await _app.As<OverviewService>(Role.Coordinator).OrganisationAsync("9101"))!.Boards.Should().Equal("Omsorgsnämnden");
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task What_the_administrator_makes_is_logged_in_the_administrators_name()
    {
        var id = await Service.CreateAsync(Form("9102", board: "Vårdnämnden"));

        await using var db = _app.Open();
        var entries = await db.ChangeLog.Where(e => e.AggregateId == id).ToListAsync();
        entries.Select(e => (e.Entity, e.UserName)).Should().BeEquivalentTo(
            [("Organisation", "Systemförvaltare, Region Skåne"), ("Board", "Systemförvaltare, Region Skåne")]);
    }

    [Theory]
    [InlineData("1290", "Code")]
    [InlineData("12", "Code")]
    public async Task A_code_that_is_taken_or_does_not_fit_is_refused_by_its_field(string code, string field) =>
        (await Service.Invoking(s => s.CreateAsync(Form(code))).Should().ThrowAsync<DomainException>()).Which.Field.Should().Be(field);

    [Fact]
    [Trait("Rule", "19")]
    public async Task The_second_of_two_is_told_what_the_first_changed_and_may_then_save()
    {
        var id = await Service.CreateAsync(Form("9103", board: "Nämnden"));
        var seen = (await Service.FindAsync(id))!.Seen;
        await Service.AddBoardAsync(id, "Vårdnämnden", seen);

        var stale = (await Service.Invoking(s => s.AddBoardAsync(id, "Socialnämnden", seen)).Should().ThrowAsync<StaleEditException>()).Which;
        stale.Changes.Should().ContainSingle().Which.Should().Contain("Nämnd").And.Contain("Vårdnämnden");
        await Service.AddBoardAsync(id, "Socialnämnden", stale.Now);

        (await Service.FindAsync(id))!.Boards.Should().HaveCount(3);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_withdrawn_board_is_no_longer_offered_and_stays_in_the_record()
    {
        var auditor = await _app.AddUserAsync(Role.Auditor, "1231");
        var id = await IdOfAsync("1231");
        var sheet = (await Service.FindAsync(id))!;
        await Service.AddBoardAsync(id, "Nya nämnden", sheet.Seen);
        sheet = (await Service.FindAsync(id))!;

        await Service.WithdrawBoardAsync(id, sheet.Boards.Single(b => b.Name == "Nya nämnden").Id, "Avskaffad.", sheet.Seen);

        (await _app.As<AuditService>(auditor).ChoicesAsync()).Boards.Should().NotContain(b => b.Name.StartsWith("Nya nämnden"));
        (await Service.FindAsync(id))!.Boards.Should().Contain(b => b.Name == "Nya nämnden" && b.WithdrawnReason == "Avskaffad.");
    }

    [Fact]
    public async Task A_board_with_open_recommendations_is_not_withdrawn()
    {
        var id = await IdOfAsync("1290");
        var sheet = (await Service.FindAsync(id))!;

        (await Service.Invoking(s => s.WithdrawBoardAsync(id, sheet.Boards[0].Id, "Avskaffad.", sheet.Seen)).Should().ThrowAsync<DomainException>())
            .WithMessage("*öppna rekommendationer*");
    }

    [Fact]
    public async Task A_subregion_with_parties_is_not_withdrawn_and_one_without_is()
    {
        var sheet = await Service.SubregionsAsync();
        await Service.AddSubregionAsync("Nybildad", sheet.Seen);
        sheet = await Service.SubregionsAsync();

        (await Service.Invoking(s => s.WithdrawSubregionAsync(sheet.Rows.First(r => r.Parties > 0).Id, "Fel.", sheet.Seen)).Should().ThrowAsync<DomainException>()).WithMessage("*har huvudmän*");
        await Service.WithdrawSubregionAsync(sheet.Rows.Single(r => r.Name == "Nybildad").Id, "Fel.", sheet.Seen);

        (await Service.SubregionsAsync()).Rows.Should().NotContain(r => r.Name == "Nybildad");
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted_in_the_database()
    {
        await Service.CreateAsync(Form("9104"));

        (await Service.ListAsync(new OrganisationFilter("9104", null, OrganisationLacks.Board), Query("namn"))).Rows.Should().ContainSingle().Which.Boards.Should().BeEmpty();
        (await Service.ListAsync(new OrganisationFilter(null, null, OrganisationLacks.Officer), Query("namn"))).Rows.Should().NotContain(r => r.Code == "1290");
        var first = await Service.ListAsync(new OrganisationFilter(null, null, null), Query("kod"));
        first.Rows.Select(r => r.Code).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(ListQuery.PageSize);
        first.Total.Should().BeGreaterThan(ListQuery.PageSize);
    }

    private static ListQuery Query(string sort) => new("/administration/organisationer", new Dictionary<string, string?>(StringComparer.Ordinal), sort, false, 1);

    private static OrganisationForm Form(string code, Guid? subregionId = null, string? board = null) =>
        new() { Code = code, Name = $"Prov {code} kommun", ShortName = $"Prov {code}", Kind = OrganisationKind.Municipality, SubregionId = subregionId, Board = board };

    private async Task<Guid> IdOfAsync(string code)
    {
        await using var db = _app.Open();
        return await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync();
    }
}
