using HsAvtal.Domain.Decisions;

namespace HsAvtal.Domain.Tests.Builders;

internal sealed class DecisionBuilder
{
    private Guid _boardId = Guid.CreateVersion7();
    private DecisionKind _kind = DecisionKind.Measures;
    private DateOnly? _decidedOn = Signed.Day;
    private DateOnly _registeredOn = Signed.Day;
    private string? _paragraph = "§ 45";
    private string? _registryNumber = "OMS 2025/123";
    private string? _text = "Nämnden beslutar enligt förslaget.";
    private Guid[] _recommendationIds = [];

    public DecisionBuilder By(Guid boardId)
    {
        _boardId = boardId;
        return this;
    }

    public DecisionBuilder Of(DecisionKind kind)
    {
        _kind = kind;
        return this;
    }

    public DecisionBuilder TakenOn(DateOnly? day)
    {
        _decidedOn = day;
        return this;
    }

    public DecisionBuilder RegisteredOn(DateOnly day)
    {
        _registeredOn = day;
        return this;
    }

    public DecisionBuilder WithParagraph(string? paragraph)
    {
        _paragraph = paragraph;
        return this;
    }

    public DecisionBuilder WithRegistryNumber(string? number)
    {
        _registryNumber = number;
        return this;
    }

    public DecisionBuilder Saying(string? text)
    {
        _text = text;
        return this;
    }

    public DecisionBuilder Concerning(params Guid[] recommendationIds)
    {
        _recommendationIds = recommendationIds;
        return this;
    }

    public BoardDecision Registered() =>
        new(_boardId, _decidedOn, _paragraph, _registryNumber, _kind, _text, _recommendationIds, Signed.BySecretary(_registeredOn));

    public BoardDecision Withdrawn()
    {
        var decision = Registered();
        decision.Withdraw("Registrerat på fel nämnd.", Signed.BySecretary());
        return decision;
    }
}
