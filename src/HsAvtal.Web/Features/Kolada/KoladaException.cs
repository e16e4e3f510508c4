namespace HsAvtal.Web.Features.Kolada;

/// <summary>Kolada could not be asked, or its answer not used; the message is Swedish and fit for the screen.</summary>
public sealed class KoladaException : Exception
{
    public KoladaException(string message)
        : base(message)
    {
    }

    public KoladaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public KoladaException()
    {
    }
}
