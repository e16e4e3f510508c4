using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Tests.Builders;

internal sealed class RecommendationBuilder
{
    private readonly List<Guid> _boards = [];
    private Guid _auditId = Guid.CreateVersion7();
    private bool _issued;

    public static RecommendationWording Wording(
        string? title = "Följ upp avtalet", string? text = "Nämnden bör följa upp avtalet varje år.") =>
        new(title, text, []);

    public RecommendationBuilder RaisedIn(Guid auditId)
    {
        _auditId = auditId;
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
        var recommendation = new Recommendation(Guid.CreateVersion7(), _auditId, "2a", Wording(), Signed.ByAuditor());
        var boards = _boards.Count > 0 ? _boards : [Guid.CreateVersion7()];
        foreach (var boardId in boards)
        {
            var addressee = recommendation.Address(boardId, Guid.CreateVersion7(), Signed.ByAuditor());
            if (_issued)
            {
                addressee.Issue(Signed.Day, Signed.ByAuditor());
            }
        }

        return recommendation;
    }
}
