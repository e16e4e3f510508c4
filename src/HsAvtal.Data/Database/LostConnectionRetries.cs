using Microsoft.EntityFrameworkCore.Storage;

namespace HsAvtal.Data.Database;

/// <summary>
/// Asks again, on another connection, when the one asked on was lost: the database restarts, fails over or ends its sessions.
/// At once the first time, then about a second apart, for as long as a restart takes. Never within a transaction, whose earlier
/// statements are lost too; whoever began it begins again, or says that it failed. Nor when an answer is only late: what is
/// asked may be under way.
/// </summary>
internal sealed class LostConnectionRetries : ExecutionStrategy
{
    private const int Most = 5;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1);

    // One more than is used: past its own limit the base class would hide what happened behind an exception of its own.
    public LostConnectionRetries(ExecutionStrategyDependencies dependencies)
        : base(dependencies, Most + 1, _longest)
    {
    }

    /// <summary>For EF: rows are handed out as they come, not gathered first. A statement whose rows have begun to come is not asked again.</summary>
    public override bool RetriesOnFailure => false;

    protected override bool ShouldRetryOn(Exception exception) =>
        ExceptionsEncountered.Count < Most && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null && exception.IsLostConnection();
}
