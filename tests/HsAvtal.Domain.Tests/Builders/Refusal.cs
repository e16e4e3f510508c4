using FluentAssertions;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>What it means that the domain refuses: the one exception, and nothing changed.</summary>
internal static class Refusal
{
    /// <summary>The refusal, or null when the command was accepted. Any other exception than the domain's own passes through.</summary>
    public static DomainException? Of(Action command)
    {
        try
        {
            command();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Runs the command and asserts that, if it is refused, nothing that can be seen of the thing has changed.</summary>
    /// <returns>Whether the command was accepted.</returns>
    public static bool AssertNothingChangedIfRefused<T>(T thing, Action command)
    {
        var before = Snapshot.Of(thing);
        var refusal = Of(command);
        if (refusal is null)
        {
            return true;
        }

        refusal.Message.Should().NotBeNullOrWhiteSpace();
        Snapshot.Of(thing).Should().Be(before, "the command was refused with \"{0}\"", refusal.Message);
        return false;
    }

    /// <summary>A command whose answer, if it has one, does not matter.</summary>
    public static Action Trying(Action command) => command;

    public static void ShouldBeRefusedFor(this Action command, string field, string because) =>
        command.Should().Throw<DomainException>().WithMessage($"*{because}*").Which.Field.Should().Be(field);
}
