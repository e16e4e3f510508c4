namespace HsAvtal.Data.ChangeLog;

/// <summary>The connection was lost while a save was being committed, and the database could not be asked afterwards: it may be saved.</summary>
public sealed class UnknownOutcomeException : Exception
{
    public UnknownOutcomeException(Exception innerException)
        : base("The connection was lost while committing.", innerException)
    {
    }

    public UnknownOutcomeException()
    {
    }

    public UnknownOutcomeException(string message)
        : base(message)
    {
    }

    public UnknownOutcomeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
