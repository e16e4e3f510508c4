using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Log entries in plain Swedish.</summary>
[Trait("Rule", "19")]
public sealed class ChangeWordsTests
{
    private const string Who = "(MAS, 16 november 2026 kl. 09.00)";

    private static readonly Guid _good = Guid.CreateVersion7();
    private static readonly Guid _bad = Guid.CreateVersion7();
    private static readonly Guid _assessment = Guid.CreateVersion7();
    private static readonly Dictionary<Guid, string> _grades = new() { [_good] = "Ändamålsenlig", [_bad] = "Inte ändamålsenlig" };

    [Fact]
    public void A_changed_date_is_told_with_both_dates() =>
        Describe("PlannedAction", """{"DueOn":"2026-03-31"}""", """{"DueOn":"2026-06-30"}""").Should().Equal($"Slutdatum: 31 mars 2026 → 30 juni 2026 {Who}");

    [Fact]
    public void A_changed_state_is_told_by_its_words() =>
        Describe("PlannedAction", """{"Status":"InProgress"}""", """{"Status":"Completed"}""").Should().Equal($"Läge: Pågår → Klar {Who}");

    [Theory]
    [InlineData("IndicatorTarget", """{"Target":9999}""", """{"Target":12345.5}""", "Mål: 9999 → 12\u00a0345,5")]
    [InlineData("FollowUpReport", """{"DoneOn":"2026-03-31T22:30:00+00:00"}""", """{"DoneOn":"2026-11-16T08:05:00+00:00"}""", "Gjord: 1 april 2026 kl. 00.30 → 16 november 2026 kl. 09.05")]
    [InlineData("FollowUpItem", """{"Frequency":"Yearly"}""", """{"Frequency":"Monthly"}""", "Hur ofta: En gång om året → Varje månad")]
    [InlineData("Commitment", """{"CarriedBy":"Region"}""", """{"CarriedBy":"Joint"}""", "Bärs av: Regionen → Gemensamt")]
    public void A_number_a_moment_and_a_choice_are_written_as_a_person_writes_them(string entity, string before, string after, string told) =>
        Describe(entity, before, after).Should().ContainSingle().Which.Should().EndWith($"{told} {Who}");

    [Fact]
    public void Something_new_is_named() =>
        Describe("ProgressReport", null, """{"Id":"0198","Text":"Klart.","Status":"Completed"}""").Should().Equal($"Ny lägesrapport – Text: Klart., Läge: Klar {Who}");

    [Fact]
    public void Bookkeeping_says_nothing() =>
        Describe("PlannedAction", """{"LastReportedOn":null}""", """{"LastReportedOn":"2026-01-01"}""").Should().BeEmpty();

    [Fact]
    public void A_changed_grade_is_told_by_the_names_of_both() =>
        Describe("Assessment", $$"""{"GradeId":"{{_bad}}"}""", $$"""{"GradeId":"{{_good}}"}""", _grades).Should().Equal($"Bedömning: Inte ändamålsenlig → Ändamålsenlig {Who}");

    [Fact]
    public void A_grade_taken_away_is_told() =>
        Describe("Assessment", $$"""{"GradeId":"{{_bad}}"}""", """{"GradeId":null}""", _grades).Should().Equal($"Bedömning: Inte ändamålsenlig → tomt {Who}");

    [Fact]
    public void An_assessment_is_told_by_what_it_assesses() =>
        Describe("Assessment", """{"GradeId":null}""", $$"""{"GradeId":"{{_good}}"}""", new Dictionary<Guid, string>(_grades) { [_assessment] = "Egenvård" })
            .Should().Equal($"Egenvård – Bedömning: Ändamålsenlig {Who}");

    [Fact]
    [Trait("Rule", "2")]
    public void That_an_assessment_was_corrected_is_told_by_the_correction() =>
        Describe("Assessment", """{"CorrectedById":null}""", $$"""{"CorrectedById":"{{_good}}"}""").Should().BeEmpty();

    [Fact]
    public void An_id_without_a_name_is_never_shown() =>
        Describe("Assessment", """{"GradeId":null}""", """{"GradeId":"0198"}""").Should().Equal($"Bedömning {Who}");

    private static IEnumerable<string> Describe(string entity, string? before, string after, IReadOnlyDictionary<Guid, string>? names = null)
    {
        var entry = Entry(entity, before, after);
        return ChangeWords.Describe(entry, names ?? new Dictionary<Guid, string>());
    }

    private static ChangeLogEntry Entry(string entity, string? before, string after) => new()
    {
        OccurredAt = ProductTemplates.DemoLoadedAt,
        UserId = Guid.Empty,
        UserName = "MAS",
        Action = before is null ? "Added" : "Modified",
        Entity = entity,
        EntityId = $"{_assessment}",
        Before = before,
        After = after,
    };
}
