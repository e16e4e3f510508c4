using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;
using HsAvtal.Web.Access;

namespace HsAvtal.Web.Features.Audits;

/// <summary>The other reports of an audit, as sharing a recommendation with their boards needs them (rule 8).</summary>
internal sealed class OtherReports
{
    public const string NoLongerAddressed = "Riktas inte längre till nämnden.";

    private readonly Viewer _viewer;
    private readonly List<OtherReport> _reports;

    public OtherReports(Viewer viewer, List<OtherReport> reports)
    {
        _viewer = viewer;
        _reports = reports;
    }

    /// <summary>The recommendation's words are about to change in every draft that shares it: whoever writes there is told (rule 19).</summary>
    /// <exception cref="AccessDeniedException">One of the drafts is not the auditor's to write.</exception>
    public void NoteChangeOf(Recommendation recommendation, Signature by)
    {
        foreach (var (report, organisationId) in _reports.Where(r => r.Report.IsDraft && recommendation.IsAddressedTo(r.Report.BoardId)))
        {
            Demand(organisationId, report.Id);
            report.NoteChange(by);
        }
    }

    /// <summary>Addresses the recommendation to these boards. Boards that the auditor may not write on stay as they are.</summary>
    /// <exception cref="AccessDeniedException">One of the new boards is not the auditor's to write on.</exception>
    public void Address(Recommendation recommendation, ISet<Guid> boardIds, Signature by)
    {
        Guard.That(boardIds.All(id => _reports.Exists(r => r.Report.BoardId == id)), "Nämnden ingår inte i granskningen.");
        var changed = false;
        foreach (var (report, organisationId) in _reports.Where(r => recommendation.IsAddressedTo(r.Report.BoardId) != boardIds.Contains(r.Report.BoardId)))
        {
            if (boardIds.Contains(report.BoardId))
            {
                Demand(organisationId, report.Id);
                recommendation.Address(report, by);
                changed = true;
            }
            else if (report.IsDraft && May(organisationId))
            {
                recommendation.StopAddressing(report, NoLongerAddressed, by);
                report.NoteChange(by);
                changed = true;
            }
        }

        if (changed)
        {
            NoteSharingOf(recommendation, by);
        }
    }

    /// <summary>To whom the recommendation is addressed has changed: every draft that shares it has it among its choices (rule 19).</summary>
    public void NoteSharingOf(Recommendation recommendation, Signature by)
    {
        foreach (var (report, _) in _reports.Where(r => r.Report.IsDraft && recommendation.IsAddressedTo(r.Report.BoardId)))
        {
            report.NoteChange(by);
        }
    }

    private bool May(Guid organisationId) => _viewer.Actor.May(Operation.WriteDraftReport, organisationId, _viewer.AgreementId);

    private void Demand(Guid organisationId, Guid reportId) => _viewer.Actor.Demand(Operation.WriteDraftReport, organisationId, _viewer.AgreementId, reportId);
}

/// <summary>Another report of the audit and the organisation that it is on.</summary>
internal sealed record OtherReport(AuditedBoard Report, Guid OrganisationId);
