namespace HsAvtal.Domain;

/// <summary>A rule of the domain was broken. The message is Swedish and fit for the screen.</summary>
public sealed class DomainException : Exception
{
    public DomainException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is wrong and how to mend it, in Swedish.</param>
    /// <param name="field">The input the message belongs to, as the form names it; null where it belongs to the whole.</param>
    public DomainException(string message, string? field)
        : base(message) => Field = field;

    public DomainException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DomainException()
    {
    }

    /// <summary>The input the message belongs to, or null.</summary>
    public string? Field { get; }
}
