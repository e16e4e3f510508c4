namespace HsAvtal.Domain.Indicators;

/// <summary>How a fetch from Kolada stands.</summary>
public enum KoladaRunState
{
    Running,

    /// <summary>Done; some indicators may have failed, which their lines say.</summary>
    Finished,

    /// <summary>Nothing could be fetched; the reason is with it.</summary>
    Failed,

    /// <summary>Ended by a user, after the indicator it was at.</summary>
    Cancelled,
}
