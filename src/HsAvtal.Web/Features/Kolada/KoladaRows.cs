using HsAvtal.Domain.Indicators;

namespace HsAvtal.Web.Features.Kolada;

/// <summary>A fetch, as a row.</summary>
/// <param name="Total">How many indicators it is to fetch.</param>
/// <param name="Done">How many it has been through.</param>
/// <param name="Failed">How many of them went wrong.</param>
public sealed record KoladaRunRow(
    Guid Id,
    DateTimeOffset StartedAt,
    string StartedBy,
    DateTimeOffset? FinishedAt,
    KoladaRunState State,
    string? Reason,
    int Total,
    int Done,
    int Added,
    int Changed,
    int Vanished,
    int Failed,
    bool IsCancelRequested)
{
    public bool IsRunning => State == KoladaRunState.Running;
}

/// <summary>One indicator in a fetch.</summary>
public sealed record KoladaLineRow(
    Guid IndicatorId, string Name, string KoladaId, DateOnly? ChangedSince, int Received, int Added, int Changed, int Vanished, string? Failure);

/// <summary>A fetch with its indicators, those that went wrong first.</summary>
public sealed record KoladaRunDetails(KoladaRunRow Run, IReadOnlyList<KoladaLineRow> Lines);

/// <summary>How it stands now.</summary>
/// <param name="Last">The last fetch; null when there has been none.</param>
/// <param name="MayFetch">Whether the user may start and end one.</param>
public sealed record KoladaNow(KoladaRunRow? Last, bool MayFetch);
