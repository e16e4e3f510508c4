using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Demo;

public sealed class DemoAgreementTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;

    public DemoAgreementTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task The_parties_are_the_region_and_the_thirty_three_municipalities()
    {
        await using var db = _database.Open();
        var parties = await db.Parties.Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.Kind, p.SubregionId, Organisation = o }).ToListAsync();

        parties.Should().HaveCount(34).And.OnlyContain(p => p.Kind == p.Organisation.Kind);
        parties.Where(p => p.Kind == OrganisationKind.Region).Select(p => (p.Organisation.Code, p.Organisation.Name)).Should().Equal(("12", "Region Skåne"));
        parties.Where(p => p.Kind == OrganisationKind.Municipality).Should().HaveCount(33)
            .And.OnlyContain(p => p.Organisation.Code.StartsWith("12") && p.Organisation.Code.Length == 4);
        parties.Select(p => p.Organisation.ShortName).Should().OnlyHaveUniqueItems().And.Contain(["Kristianstad", "Malmö", "Höganäs", "Östra Göinge"]);
        (await db.Subregions.CountAsync()).Should().Be(6);
    }

    [Fact]
    public async Task Every_party_has_a_board_and_Kristianstads_is_the_audited_one()
    {
        await using var db = _database.Open();
        var organisations = await db.Organisations.Include(o => o.Boards).ToListAsync();

        organisations.Should().OnlyContain(o => o.Boards.Count == 1);
        organisations.Single(o => o.Code == "1290").Boards[0].Name.Should().Be("Omsorgsnämnden");
    }

    [Fact]
    public async Task The_agreement_has_its_areas_in_order_each_with_numbered_commitments()
    {
        await using var db = _database.Open();
        var areas = await db.Areas.Include(a => a.Commitments).OrderBy(a => a.Order).ToListAsync();

        areas.Select(a => a.Name).Should().Equal(
            "Läkarmedverkan",
            "Egenvård",
            "Kostnadsansvar för förbruknings- och sjukvårdsartiklar",
            "Ansvarsfördelning",
            "Samverkan",
            "Uppföljning",
            "SIP och vårdplanering",
            "Utskrivning från slutenvård",
            "Rehabilitering",
            "Habilitering",
            "Psykisk funktionsnedsättning");
        areas.Select(a => a.Order).Should().Equal(Enumerable.Range(1, 11));
        foreach (var area in areas)
        {
            area.Commitments.Select(c => c.Number).Order().Should().Equal(Enumerable.Range(1, Math.Max(1, area.Commitments.Count)), area.Name);
        }

        areas.SelectMany(a => a.Commitments).Select(c => c.CarriedBy).Distinct().Should().BeEquivalentTo(Enum.GetValues<CommitmentParty>());
        areas[0].Commitments.Select(c => c.Target).Should().Contain(["inom 2 timmar", "inom 5 dagar"]);
    }

    [Fact]
    public async Task The_two_scales_have_the_grades_of_the_domain_best_first()
    {
        await using var db = _database.Open();
        var grades = await db.Grades.OrderBy(g => g.Rank).ToListAsync();

        grades.Where(g => g.Purpose == GradeScalePurpose.Compliance).Select(g => g.Name)
            .Should().Equal("Ändamålsenlig", "I huvudsak ändamålsenlig", "Inte helt ändamålsenlig", "Inte ändamålsenlig");
        grades.Where(g => g.Purpose == GradeScalePurpose.Measures).Select(g => g.Name)
            .Should().Equal("Tillräckliga", "Delvis tillräckliga", "Otillräckliga");
    }

    [Fact]
    public async Task There_is_one_user_for_each_role()
    {
        await using var db = _database.Open();
        var roles = await db.RoleAssignments.Join(db.Users, a => a.UserId, u => u.Id, (a, u) => new { a.Role, u.PasswordHash, u.IsDisabled }).ToListAsync();

        roles.Select(r => r.Role).Should().BeEquivalentTo(Enum.GetValues<Role>());
        roles.Should().OnlyContain(r => r.PasswordHash != null && !r.IsDisabled);
    }
}
