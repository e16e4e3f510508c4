namespace HsAvtal.Web.Hosting;

/// <summary>A setting that the program does not start with; the message is one clear Swedish line with the mend.</summary>
public sealed class SettingException : Exception
{
    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SettingException()
    {
    }
}
