using HsAvtal.Data.ChangeLog;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Log entries in plain Swedish.</summary>
[Trait("Rule", "19")]
public sealed class ChangeWordsTests
{
    private const string Who = "(MAS, 16 november 2026 kl. 09.00)";

    [Fact]
    public void A_changed_date_is_told_with_both_dates() =>
        Describe("PlannedAction", """{"DueOn":"2026-03-31"}""", """{"DueOn":"2026-06-30"}""").Should().Equal($"Slutdatum: 31 mars 2026 → 30 juni 2026 {Who}");

    [Fact]
    public void A_changed_state_is_told_by_its_words() =>
        Describe("PlannedAction", """{"Status":"InProgress"}""", """{"Status":"Completed"}""").Should().Equal($"Läge: Pågår → Klar {Who}");

    [Fact]
    public void Something_new_is_named() =>
        Describe("ProgressReport", null, """{"Id":"0198","Text":"Klart.","Status":"Completed"}""").Should().Equal($"Ny lägesrapport – Text: Klart., Läge: Klar {Who}");

    [Fact]
    public void Bookkeeping_says_nothing() =>
        Describe("PlannedAction", """{"LastReportedOn":null}""", """{"LastReportedOn":"2026-01-01"}""").Should().BeEmpty();

    [Fact]
    public void A_thing_with_nothing_to_tell_is_still_named() =>
        Describe("Assessment", """{"GradeId":null}""", """{"GradeId":"0198"}""").Should().Equal($"Bedömning {Who}");

    private static IEnumerable<string> Describe(string entity, string? before, string after) => ChangeWords.Describe(new ChangeLogEntry
    {
        OccurredAt = ProductTemplates.DemoLoadedAt,
        UserId = Guid.Empty,
        UserName = "MAS",
        Action = before is null ? "Added" : "Modified",
        Entity = entity,
        EntityId = "x",
        Before = before,
        After = after,
    });
}
