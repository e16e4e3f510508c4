using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Tests.Builders;

internal sealed class RecommendationBuilder
{
    private readonly List<Guid> _boards = [];
    private Audit _audit = AuditBuilder.Indepth();
    private bool _issued;

    public static RecommendationWording Wording(
        string? title = "Följ upp avtalet", string? text = "Nämnden bör följa upp avtalet varje år.") =>
        new(title, text, []);

    public RecommendationBuilder RaisedIn(Audit audit)
    {
        _audit = audit;
        return this;
    }

    public RecommendationBuilder To(Guid boardId)
    {
        _boards.Add(boardId);
        return this;
    }

    public RecommendationBuilder Issued()
    {
        _issued = true;
        return this;
    }

    public Recommendation Build()
    {
        var boards = _boards.Count > 0 ? _boards : [Guid.CreateVersion7()];
        var recommendation = new Recommendation(Guid.CreateVersion7(), ReportOn(boards[0]), "2a", Wording(), Signed.ByAuditor());
        foreach (var boardId in boards.Skip(1))
        {
            recommendation.Address(ReportOn(boardId), Signed.ByAuditor());
        }

        if (_issued)
        {
            recommendation.Addressees.ToList().ForEach(a => a.Issue(Signed.Day, Signed.ByAuditor()));
        }

        return recommendation;
    }

    private AuditedBoard ReportOn(Guid boardId) =>
        _audit.Boards.FirstOrDefault(b => b.BoardId == boardId) ?? _audit.AddBoard(boardId, Signed.ByAuditor());
}
