using System.Net;
using System.Reflection;
using HsAvtal.Data.Accounts;
using HsAvtal.Data.Database;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HsAvtal.Web.Tests.Pages;

/// <summary>The page of building blocks has every block in every state, and is for who builds only.</summary>
public sealed class StylePageTests : IClassFixture<DemoApp>
{
    /// <summary>States that a component works out itself from what it is given.</summary>
    private static readonly Dictionary<string, string[]> _worked = new(StringComparer.Ordinal)
    {
        ["KoladaMark"] = Enum.GetNames<KoladaRunState>(),
        ["JudgementMark"] = Enum.GetNames<TargetJudgement>(),
        ["ComparisonMarks"] = Enum.GetNames<Comparison>(),
        ["GradeMark"] = [.. Enumerable.Range(2, 4).SelectMany(steps => Enumerable.Range(1, steps).Select(rank => $"{rank}/{steps}")), "none"],
        ["FreshnessMark"] = ["today", "fresh", "stale"],
        ["AccountMark"] = ["HasPassword", "IsDisabled", "new"],
        ["ShareBar"] = Enum.GetNames<Tone>(),
        ["DueBar"] = Enum.GetNames<Domain.ActionPlans.DueBucket>(),
        ["WheelView"] = Enum.GetNames<Domain.FollowUp.OccasionState>(),
        ["MatrixCellView"] = Enum.GetNames<Domain.Audits.GradeMove>(),
    };

    /// <summary>Pictures and plain markup, which no name tells.</summary>
    private static readonly string[] _others =
        ["ShareBar", "DueBar", "GradeStrips", "ChainSteps", "SwimLanes", "SlippageBars", "RoundsLine", "MatrixCellView", "WheelView", "IndicatorFigure", "DotStrip", "Pager", "EmptyState", "button", "notice", "table", "text", "colour"];

    private const string UserName = "byggare@exempel.se";
    private const string Password = "en lång mening som ingen gissar";

    private readonly DemoApp _app;

    public StylePageTests(DemoApp app) => _app = app;

    public static TheoryData<string> Blocks =>
        [.. Components().Where(t => IsMark(t) || IsField(t)).Select(t => Name(t)).Concat(_others).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Every_block_is_there_in_every_state(string block)
    {
        using var browser = await _app.Web.BrowseAsync(Role.Coordinator);
        var shown = (await browser.GetAsync("/stil")).Document.QuerySelectorAll($"[data-of='{block}']");

        shown.Should().NotBeEmpty();
        shown.Should().OnlyContain(s => s.QuerySelector("p") != null && s.FirstElementChild!.ChildElementCount > 0, "each shows something and says what it is");
        var states = shown.SelectMany(s => (s.GetAttribute("data-state") ?? "").Split(' ')).ToList();
        Expected(block).Except(states, StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public async Task Where_real_people_work_the_page_does_not_exist()
    {
        await using var database = await ProductTemplates.CreateMigratedAsync();
        await AddUserAsync(database.OwnerConnection);
        await using var web = new WebApp(database.AppConnection, demo: false) { Environment = "Production", OwnKeys = false };
        using var browser = web.Browse(scheme: "https");
        await browser.SignInAsync(UserName, Password);

        (await browser.GetAsync("/omraden")).Heading.Should().Be("Avtalsområden");
        var page = await browser.GetAsync("/stil");
        page.Status.Should().Be(HttpStatusCode.NotFound);
        page.Document.QuerySelectorAll("[data-of]").Should().BeEmpty();
    }

    [Fact]
    public void Only_the_mark_itself_draws_a_mark() =>
        Architecture.Sources.Of("src/HsAvtal.Web", "*.razor").Where(f => f.Text.Contains("class=\"mark ", StringComparison.Ordinal)).Select(f => f.Path).Should().Equal("Components/Shared/Mark.razor");

    private static async Task AddUserAsync(string ownerConnection)
    {
        await using var db = DatabaseSetup.Open(ownerConnection);
        var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
        db.SignAs(by);
        var organisation = new Organisation("1231", "Kommunen", "Kommunen", OrganisationKind.Municipality, by);
        var agreement = new Agreement("Ett avtal", "Avtalet", new DateOnly(2016, 9, 1), by);
        agreement.AddParty(organisation, null, by);
        var user = new UserAccount { Id = Guid.CreateVersion7(), UserName = UserName, NormalizedUserName = UserName.ToUpperInvariant(), DisplayName = "Byggare", SecurityStamp = "x" };
        user.PasswordHash = new PasswordHasher<UserAccount>().HashPassword(user, Password);
        db.AddRange(organisation, agreement, user, new RoleAssignment(user.Id, Role.Coordinator, organisation.Id));
        await db.SaveChangesAsync();
    }

    private static IEnumerable<string> Expected(string block)
    {
        var enums = Components().Where(t => Name(t) == block).SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null)
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsEnum).SelectMany(Enum.GetNames);
        var fields = block.EndsWith("Field", StringComparison.Ordinal) ? ["plain", "error"] : Array.Empty<string>();
        return enums.Concat(fields).Concat(_worked.GetValueOrDefault(block) ?? []);
    }

    private static IEnumerable<Type> Components() => Architecture.Walls.Components(typeof(Program).Assembly);

    private static string Name(Type type) => type.Name.Split('`')[0];

    private static bool IsMark(Type type) => Name(type).EndsWith("Mark", StringComparison.Ordinal) || Name(type).EndsWith("Marks", StringComparison.Ordinal);

    /// <summary>Fields of forms, but for the one that takes files, which lives on an open page.</summary>
    private static bool IsField(Type type) => type.Namespace == typeof(TextField).Namespace && Name(type).EndsWith("Field", StringComparison.Ordinal) && type != typeof(EvidenceField);
}
