using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests;

public sealed class GuardTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\r\n")]
    public void Empty_text_is_refused_in_Swedish_by_its_field(string? text) =>
        new Action(() => Guard.Text(text, "Titeln", 10, "Title")).ShouldBeRefusedFor("Title", "Titeln saknas.");

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Optional_text_that_was_not_typed_is_null(string? text) =>
        Guard.Optional(text, "Källan", 10, "Source").Should().BeNull();

    [Fact]
    public void Text_is_kept_without_the_blanks_around_it() => Guard.Text("  Egenvård ", "Titeln", 10).Should().Be("Egenvård");

    [Fact]
    public void Text_of_exactly_the_longest_length_is_accepted() =>
        Guard.Text(new string('å', 10), "Titeln", 10).Should().HaveLength(10);

    [Fact]
    public void Blanks_around_text_do_not_count_as_length() =>
        Guard.Text("   " + new string('å', 10) + "   ", "Titeln", 10).Should().HaveLength(10);

    [Fact]
    public void Text_one_character_too_long_is_refused_with_both_lengths() =>
        new Action(() => Guard.Text(new string('å', 11), "Titeln", 10, "Title"))
            .ShouldBeRefusedFor("Title", "Titeln är för lång: 11 tecken, högst 10.");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a < b && c > d")]
    [InlineData("<b>fet</b> &amp; \"citat\"")]
    public void Html_is_text_like_any_other(string text) => Guard.Text(text, "Titeln", 100).Should().Be(text);

    [Fact]
    public void Line_breaks_and_tabs_are_accepted() =>
        Guard.Text("rad 1\r\nrad 2\tslut", "Titeln", 100).Should().Be("rad 1\r\nrad 2\tslut");

    [Fact]
    public void Every_other_control_character_is_refused()
    {
        var controls = Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

        controls.Should().AllSatisfy(c =>
            new Action(() => Guard.Text($"före{c}efter", "Titeln", 100, "Title"))
                .ShouldBeRefusedFor("Title", "Titeln innehåller styrtecken"));
    }

    [Fact]
    public void Accepted_text_is_trimmed_short_enough_and_without_control_characters() =>
        Law.CheckForAllSequences(Gen.Choose(0, 0x17F).Select(i => (char)i), characters =>
        {
            string? text = null;
            if (Refusal.Of(() => text = Guard.Text(new string(characters), "Titeln", 20, "Title")) is not null)
            {
                return;
            }

            text.Should().NotBeNullOrWhiteSpace().And.Be(text!.Trim());
            text.Length.Should().BeLessThanOrEqualTo(20);
            text.Should().Match(t => t.All(c => !char.IsControl(c) || c == '\n' || c == '\r' || c == '\t'));
        });

    [Fact]
    public void A_missing_date_is_refused_by_its_field() =>
        new Action(() => Guard.Date(null, "Slutdatum", "DueOn")).ShouldBeRefusedFor("DueOn", "Slutdatum saknas.");

    [Theory]
    [InlineData(1999, 12, 31)]
    [InlineData(2101, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    public void A_date_outside_reason_is_refused_with_the_span_allowed(int year, int month, int day) =>
        new Action(() => Guard.Date(new DateOnly(year, month, day), "Slutdatum", "DueOn"))
            .ShouldBeRefusedFor("DueOn", "Slutdatum ska ligga mellan 2000-01-01 och 2100-12-31.");

    [Theory]
    [InlineData(2000, 1, 1)]
    [InlineData(2100, 12, 31)]
    public void The_first_and_the_last_day_within_reason_are_accepted(int year, int month, int day) =>
        Guard.Date(new DateOnly(year, month, day), "Slutdatum").Should().Be(new DateOnly(year, month, day));

    [Fact]
    public void What_holds_passes() => new Action(() => Guard.That(condition: true, "Fel.")).Should().NotThrow();

    [Fact]
    public void What_does_not_hold_is_refused_with_message_and_field() =>
        new Action(() => Guard.That(condition: false, "Fel.", "Title")).ShouldBeRefusedFor("Title", "Fel.");
}
