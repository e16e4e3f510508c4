using HsAvtal.Domain;
using HsAvtal.Web.Features.FollowUp;

namespace HsAvtal.Web.Tests.FollowUp;

public sealed class MeetingLinesTests
{
    [Fact]
    public void A_line_is_a_day_with_a_note_or_without() =>
        MeetingLines.Read(" 2027-02-09 Årsbokslut \r\n\n2027-03-09\n2027-04-13\tFrån kalkylblad").Should().Equal(
            (new DateOnly(2027, 2, 9), "Årsbokslut"), (new DateOnly(2027, 3, 9), null), (new DateOnly(2027, 4, 13), "Från kalkylblad"));

    [Theory]
    [InlineData(null, "Skriv minst en dag.")]
    [InlineData(" \n ", "Skriv minst en dag.")]
    [InlineData("2027-02-09\n9 mars", "Rad 2: ”9 mars” börjar inte med en dag.*")]
    [InlineData("2027-02-30", "Rad 1: *")]
    [InlineData(";", "Rad 1: *")]
    [InlineData("1027-02-09", "Rad 1: dagen ska ligga mellan*")]
    [InlineData("2027-02-09\n\n2027-02-09", "Rad 3: 9 februari 2027 står på två rader.")]
    public void A_line_that_cannot_be_read_is_told_by_its_number(string? text, string message) =>
        FluentActions.Invoking(() => MeetingLines.Read(text)).Should().Throw<DomainException>().WithMessage(message).Which.Field.Should().Be("Lines");
}
