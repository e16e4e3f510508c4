using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HsAvtal.Data.ChangeLog;
using HsAvtal.Domain.Access;
using HsAvtal.Web.Access;

namespace HsAvtal.Web.News;

/// <summary>
/// What one open page is told: that it is listened for, and once that something it shows has changed. Not what, nor by whom:
/// the page itself shows that, to those who may see it.
/// </summary>
public sealed class NewsStream
{
    /// <summary>Proxies close what is quiet for a minute.</summary>
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(5);

    private readonly NewsDesk _desk;
    private readonly CurrentUser _user;
    private readonly AgreementDirectory _directory;
    private readonly IHostApplicationLifetime _program;

    public NewsStream(NewsDesk desk, CurrentUser user, AgreementDirectory directory, IHostApplicationLifetime program)
    {
        _desk = desk;
        _user = user;
        _directory = directory;
        _program = program;
    }

    /// <param name="watch">What the page shows.</param>
    /// <param name="since">When it was read.</param>
    /// <param name="ct">The page is closed, hidden or left.</param>
    /// <returns>Ends when there is something to tell, when the user's session does, and when the program stops.</returns>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(Watch watch, DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, _program.ApplicationStopping);
        var me = (await _user.ActorAsync(ct)).UserId;
        var organisation = watch.Party is null ? (Guid?)null : await PartyAsync(watch.Party, ct);
        using var queue = _desk.Watch(since, notice => notice.UserId != me && watch.IsConcernedBy(notice, organisation));
        yield return Item("lyssnar");
        while (await WaitAsync(queue, end.Token) && await _user.HoldsStillAsync(ct))
        {
            if (!queue.Reader.TryRead(out var notice))
            {
                yield return Item("lyssnar");
            }
            else if (notice is null || MayHear(await _user.ActorAsync(ct), notice))
            {
                yield return Item(notice is null ? "kanske" : "andrat");
                yield break;
            }
        }

        if (!end.IsCancellationRequested)
        {
            yield return Item("slut");
        }
    }

    /// <summary>
    /// As the change itself may be read: rule 1, and the permission table. A draft that several organisations share is told of by
    /// each one's own part of it.
    /// </summary>
    public static bool MayHear(Actor actor, ChangeNotice notice) => notice.Draft switch
    {
        DraftKind.Report => notice.Organisation is not null && May(actor, Operation.ReadDraftReport, notice),
        DraftKind.Plan => notice.Organisation is not null && May(actor, Operation.ReadDraftPlan, notice),
        null => May(actor, notice.Entity is nameof(SignInProvider) or nameof(ClaimRule) or nameof(RoleAssignment) ? Operation.Administer : Operation.ReadAgreement, notice),
    };

    private static bool May(Actor actor, Operation operation, ChangeNotice notice) => actor.May(operation, notice.Organisation ?? Guid.Empty, notice.Agreement);

    private static SseItem<string> Item(string kind) => new("", kind) { ReconnectionInterval = _retry };

    /// <returns>Whether to go on: something has come, or it is time for a sign of life.</returns>
    private static async Task<bool> WaitAsync(NewsQueue queue, CancellationToken end)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(end);
        beat.CancelAfter(_beat);
        try
        {
            return await queue.Reader.WaitToReadAsync(beat.Token);
        }
        catch (OperationCanceledException)
        {
            return !end.IsCancellationRequested;
        }
    }

    /// <summary>A party that is not there is nobody's: nothing is heard of it.</summary>
    private async Task<Guid> PartyAsync(string code, CancellationToken ct) => (await _directory.PartiesAsync(ct)).FirstOrDefault(p => p.Code == code)?.Id ?? Guid.Empty;
}
