namespace HsAvtal.Web.Editing;

/// <summary>What of an aggregate the user had seen when starting to type (rule 19).</summary>
/// <param name="Version">The aggregate's version.</param>
/// <param name="LastChange">The id of its last log entry; 0 when there is none.</param>
public sealed record Seen(uint Version, long LastChange);

/// <summary>Someone else changed the thing meanwhile; says what, so that the user can decide and save again.</summary>
public sealed class StaleEditException : Exception
{
    public StaleEditException(IReadOnlyList<string> changes, Seen now)
        : base("Någon annan har ändrat detta medan du skrev.")
    {
        Changes = changes;
        Now = now;
    }

    public StaleEditException()
        : this([], new Seen(0, 0))
    {
    }

    public StaleEditException(string message)
        : base(message)
    {
    }

    public StaleEditException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What changed, in plain Swedish, oldest first.</summary>
    public IReadOnlyList<string> Changes { get; } = [];

    /// <summary>The state to save against next time.</summary>
    public Seen Now { get; } = new(0, 0);
}
