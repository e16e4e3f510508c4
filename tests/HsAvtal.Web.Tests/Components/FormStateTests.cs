using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HsAvtal.Web.Tests.Components;

/// <summary>A save takes effect once, and tells in Swedish when it does not.</summary>
public sealed class FormStateTests
{
    private readonly FormState _state = new();

    [Fact]
    public async Task Pressing_twice_saves_once()
    {
        var saved = 0;
        var gate = new TaskCompletionSource();
        Task Save()
        {
            saved++;
            return gate.Task;
        }

        var first = _state.TryAsync(Save);
        var second = await _state.TryAsync(Save);
        _state.IsSaving.Should().BeTrue();
        gate.SetResult();

        (await first).Should().BeTrue();
        second.Should().BeFalse();
        saved.Should().Be(1);
        _state.IsSaving.Should().BeFalse();
    }

    [Fact]
    public async Task What_is_being_saved_when_the_server_is_to_stop_comes_to_its_end_and_nothing_is_saved_after_that()
    {
        var gate = new TaskCompletionSource();
        var saving = _state.TryAsync(() => gate.Task);

        var closed = _state.CloseAsync();
        closed.IsCompleted.Should().BeFalse();
        gate.SetResult();
        await closed;

        (await saving).Should().BeTrue();
        (await _state.TryAsync(() => throw new InvalidOperationException("Saved after all."))).Should().BeFalse();
    }

    [Fact]
    public async Task A_broken_rule_of_a_field_is_told_at_the_field()
    {
        (await _state.TryAsync(() => throw new DomainException("Skälet saknas.", "Reason"))).Should().BeFalse();

        _state["Reason"].Should().Be("Skälet saknas.");
        _state.Message.Should().Be("Något behöver rättas innan det kan sparas.");
        _state.IsSaving.Should().BeFalse();
    }

    [Fact]
    public async Task A_broken_rule_of_the_whole_and_a_refusal_are_told_above_the_form()
    {
        await _state.TryAsync(() => throw new DomainException("Planen är antagen."));
        _state.Message.Should().Be("Planen är antagen.");

        await _state.TryAsync(() => throw new AccessDeniedException(Operation.ReportProgress));
        _state.Message.Should().Be("Du har inte behörighet till detta.");
    }

    [Fact]
    public async Task A_database_that_is_away_or_full_is_told_and_may_be_tried_again()
    {
        (await _state.TryAsync(() => throw new NpgsqlException("lost", new IOException()))).Should().BeFalse();
        _state.Message.Should().Be("Databasen svarar inte just nu. Det du skrivit finns kvar: spara igen om en stund.");

        await _state.TryAsync(() => throw new DbUpdateException("full", new PostgresException("no space", "ERROR", "ERROR", PostgresErrorCodes.DiskFull)));
        _state.Message.Should().Be("Databasen har slut på utrymme. Det du skrivit finns kvar: spara igen om en stund.");

        (await _state.TryAsync(() => Task.CompletedTask)).Should().BeTrue();
        _state.HasErrors.Should().BeFalse();
    }

    [Fact]
    public async Task A_save_that_may_have_been_saved_is_not_asked_for_again_without_a_look()
    {
        (await _state.TryAsync(() => throw new UnknownOutcomeException(new IOException()))).Should().BeFalse();

        _state.Message.Should().Be("Databasen försvann medan det sparades, så det kan redan vara sparat. Det du skrivit finns kvar: se efter innan du sparar igen.");
    }

    [Fact]
    public async Task What_was_saved_is_saved_also_when_its_draft_could_not_be_forgotten()
    {
        _state.WhenSaved = () => throw new NpgsqlException("lost", new IOException());

        (await _state.TryAsync(() => Task.CompletedTask)).Should().BeTrue();

        _state.HasErrors.Should().BeFalse();
    }

    [Fact]
    public async Task A_fault_of_the_product_is_not_taken_for_the_databases()
    {
        var save = () => _state.TryAsync(() => throw new DbUpdateException("broken", new PostgresException("twice", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation)));

        await save.Should().ThrowAsync<DbUpdateException>();
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task A_stale_save_tells_the_changes_and_gives_what_to_save_against()
    {
        Seen? now = null;

        await _state.TryAsync(() => throw new StaleEditException(["Läge: Pågår"], new Seen(7, 8)), seen => now = seen);

        _state.IsStale.Should().BeTrue();
        _state.Changes.Should().Equal("Läge: Pågår");
        now.Should().Be(new Seen(7, 8));
        (await Html.RenderAsync<FormMessages>(("State", _state))).QuerySelector("[role=alert] li")!.TextContent.Should().Be("Läge: Pågår");
    }

    [Fact]
    [Trait("Rule", "19")]
    public async Task Two_saves_at_the_same_moment_lose_nothing_that_was_typed()
    {
        await _state.TryAsync(() => throw new DbUpdateConcurrencyException());

        _state.Message.Should().Contain("Det du skrivit finns kvar");
    }

    [Fact]
    public async Task The_next_try_starts_clean()
    {
        await _state.TryAsync(() => throw new DomainException("Skälet saknas.", "Reason"));

        (await _state.TryAsync(() => Task.CompletedTask)).Should().BeTrue();

        _state.HasErrors.Should().BeFalse();
        _state["Reason"].Should().BeNull();
    }

    [Fact]
    public async Task A_fault_is_not_swallowed_and_the_form_can_be_used_again()
    {
        await _state.Invoking(s => s.TryAsync(() => throw new InvalidOperationException())).Should().ThrowAsync<InvalidOperationException>();

        _state.IsSaving.Should().BeFalse();
    }
}
