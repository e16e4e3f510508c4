using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Editing;

/// <summary>How a form's last save went: messages by field, what others changed, and whether one is under way.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private Task _saving = Task.CompletedTask;
    private bool _isClosed;

    /// <summary>What is done when it was saved, before anybody moves on.</summary>
    public Func<Task>? WhenSaved { get; set; }

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Message { get; private set; }

    /// <summary>What somebody else changed meanwhile; empty when nobody did.</summary>
    public IReadOnlyList<string> Changes { get; private set; } = [];

    public bool IsStale { get; private set; }

    public bool IsSaving { get; private set; }

    /// <summary>What a button says of itself meanwhile (aria-busy). It keeps the focus, which a disabled one loses; a second press saves nothing.</summary>
    public string? Busy => IsSaving ? "true" : null;

    /// <summary>The message of a field, or null.</summary>
    public string? this[string field] => _errors.GetValueOrDefault(field);

    public bool HasErrors => Message is not null || _errors.Count > 0;

    /// <summary>Adds a message that the form itself found before anything was sent.</summary>
    public void Add(string field, string message) => _errors[field] = message;

    public void Clear()
    {
        _errors.Clear();
        Message = null;
        Changes = [];
        IsStale = false;
    }

    /// <summary>Nothing is saved from here any more: the server is to stop, and another takes over.</summary>
    /// <returns>Ends when what is being saved is saved or refused.</returns>
    public Task CloseAsync()
    {
        _isClosed = true;
        return _saving;
    }

    /// <summary>
    /// Saves once, however often the button is pressed. What the user typed is never touched here.
    /// </summary>
    /// <param name="save">The service call; takes effect wholly or not at all.</param>
    /// <param name="onStale">Gets the state to save against next time.</param>
    /// <param name="leaves">Whether the page is left when it was saved: a click on the way out then saves nothing more.</param>
    /// <returns>True when it was saved.</returns>
    public async Task<bool> TryAsync(Func<Task> save, Action<Seen>? onStale = null, bool leaves = false)
    {
        if (IsSaving || _isClosed)
        {
            return false;
        }

        Clear();
        IsSaving = true;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _saving = ended.Task;
        var saved = false;
        try
        {
            await save();
            saved = true;
            await (WhenSaved?.Invoke() ?? Task.CompletedTask);
        }
        catch (DomainException e) when (e.Field is not null)
        {
            _errors[e.Field] = e.Message;
            Message = "Något behöver rättas innan det kan sparas.";
        }
        catch (DomainException e)
        {
            Message = e.Message;
        }
        catch (StaleEditException e)
        {
            IsStale = true;
            Changes = e.Changes;
            onStale?.Invoke(e.Now);
        }
        catch (DbUpdateConcurrencyException)
        {
            Message = "Någon annan sparade i samma ögonblick. Det du skrivit finns kvar: spara igen.";
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // Saved, but its draft is still kept: it is offered once more, which harms nobody.
            Message = saved ? null : $"{WhatIsWrong(e)}. Det du skrivit finns kvar: spara igen om en stund.";
        }
        catch (UnknownOutcomeException)
        {
            Message = "Databasen försvann medan det sparades, så det kan redan vara sparat. Det du skrivit finns kvar: se efter innan du sparar igen.";
        }
        catch (AccessDeniedException e)
        {
            Message = e.Message;
        }
        finally
        {
            IsSaving = saved && leaves;
            ended.SetResult();
        }

        return saved;
    }

    private static string WhatIsWrong(Exception fault) => fault.IsDatabaseFull() ? "Databasen har slut på utrymme" : "Databasen svarar inte just nu";
}
