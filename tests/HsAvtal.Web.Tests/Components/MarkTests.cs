using AngleSharp.Dom;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A state is told three ways: by word, shape and colour.</summary>
public sealed class MarkTests
{
    public static TheoryData<Tone> Tones => [.. Enum.GetValues<Tone>()];

    public static TheoryData<RecommendationState> States => [.. Enum.GetValues<RecommendationState>()];

    [Theory]
    [MemberData(nameof(Tones))]
    public async Task A_mark_has_its_word_a_hidden_shape_and_a_colour_of_its_own(Tone tone)
    {
        var mark = (await Html.RenderAsync<Mark>(("Word", "Ordet"), ("Tone", tone))).QuerySelector(".mark")!;

        mark.TextContent.Trim().Should().Be("Ordet");
        mark.ClassList.Should().Contain($"mark-{tone.ToString().ToLowerInvariant()}");
        mark.QuerySelector("svg")!.GetAttribute("aria-hidden").Should().Be("true");
        mark.QuerySelector("svg")!.ChildElementCount.Should().BePositive();
    }

    [Fact]
    public async Task No_two_tones_share_a_shape()
    {
        var shapes = new List<string>();
        foreach (var tone in Enum.GetValues<Tone>())
        {
            shapes.Add(string.Concat((await Html.RenderAsync<Mark>(("Word", "x"), ("Tone", tone))).QuerySelector("svg")!.Children.Select(c => c.OuterHtml)));
        }

        shapes.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(1, 4, "mark-good")]
    [InlineData(2, 4, "mark-fair")]
    [InlineData(3, 4, "mark-weak")]
    [InlineData(4, 4, "mark-bad")]
    [InlineData(1, 3, "mark-good")]
    [InlineData(2, 3, "mark-weak")]
    [InlineData(3, 3, "mark-bad")]
    [InlineData(1, 2, "mark-good")]
    [InlineData(2, 2, "mark-bad")]
    [InlineData(2, 5, "mark-fair")]
    [InlineData(4, 5, "mark-weak")]
    public async Task A_grade_has_its_own_word_and_the_colour_of_its_place_on_the_scale(int rank, int steps, string colour)
    {
        var mark = await GradeAsync(rank, "Ordet", steps);

        mark.TextContent.Trim().Should().Be("Ordet");
        mark.ClassList.Should().Contain(colour);
    }

    [Fact]
    [Trait("Rule", "3")]
    public async Task What_no_audit_has_assessed_is_Ej_bedömd_and_has_no_colour_of_a_grade()
    {
        var mark = await GradeAsync(null, null, 4);

        mark.TextContent.Trim().Should().Be("Ej bedömd");
        mark.ClassList.Should().Contain("mark-none");
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_has_its_word(RecommendationState state) =>
        (await Html.RenderAsync<StateMark>(("State", state))).TextContent.Trim().Should().Be(Words.Of(state));

    [Fact]
    [Trait("Rule", "7")]
    public async Task Only_what_two_keys_have_confirmed_is_good()
    {
        var good = new List<RecommendationState>();
        foreach (var state in Enum.GetValues<RecommendationState>())
        {
            if ((await Html.RenderAsync<StateMark>(("State", state))).QuerySelector(".mark-good") is not null)
            {
                good.Add(state);
            }
        }

        good.Should().Equal(RecommendationState.ConfirmedCompleted);
    }

    [Theory]
    [Trait("Rule", "12")]
    [InlineData(0, "Uppdaterad i dag", "mark-neutral")]
    [InlineData(1, "Uppdaterad för 1 dag sedan", "mark-neutral")]
    [InlineData(120, "Uppdaterad för 120 dagar sedan", "mark-neutral")]
    [InlineData(121, "Inaktuell sedan 1 dag", "mark-none")]
    [InlineData(130, "Inaktuell sedan 10 dagar", "mark-none")]
    public async Task A_plan_past_its_interval_is_Inaktuell_with_the_days_and_never_green(int days, string word, string colour)
    {
        var mark = (await Html.RenderAsync<FreshnessMark>(("Freshness", new Freshness(days, 120)))).QuerySelector(".mark")!;

        mark.TextContent.Trim().Should().Be(word);
        mark.ClassList.Should().Contain(colour);
        mark.GetAttribute("title").Should().Be("Ska uppdateras minst var 120:e dag");
    }

    [Theory]
    [InlineData(ActionStatus.InProgress, DueBucket.Overdue, "Pågår, försenad", "mark-bad")]
    [InlineData(ActionStatus.InProgress, DueBucket.Later, "Pågår", "mark-fair")]
    [InlineData(ActionStatus.Hindered, DueBucket.Later, "Hindrad", "mark-weak")]
    [InlineData(ActionStatus.NotStarted, DueBucket.NoDate, "Ej påbörjad", "mark-none")]
    [InlineData(ActionStatus.Completed, DueBucket.Done, "Klar", "mark-good")]
    public async Task An_action_says_how_it_goes_and_whether_it_is_late(ActionStatus status, DueBucket bucket, string word, string colour)
    {
        var mark = (await Html.RenderAsync<ActionMark>(("Status", status), ("Bucket", bucket))).QuerySelector(".mark")!;

        mark.TextContent.Trim().Should().Be(word);
        mark.ClassList.Should().Contain(colour);
    }

    private static async Task<IElement> GradeAsync(int? rank, string? name, int steps) =>
        (await Html.RenderAsync<GradeMark>(("Rank", rank), ("Name", name), ("Steps", steps))).QuerySelector(".mark")!;
}
