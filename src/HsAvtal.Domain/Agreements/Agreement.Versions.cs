namespace HsAvtal.Domain.Agreements;

/// <content>The wordings of the agreement: at most one in force.</content>
public sealed partial class Agreement
{
    private const string NoVersion = "Versionen finns inte längre.";

    public AgreementVersion AddVersion(string? label, AgreementVersionState state, DateOnly? validFrom, Signature by)
    {
        Guard.That(
            state != AgreementVersionState.InForce || VersionInForce is null,
            "Avtalet har redan en version som gäller.",
            nameof(AgreementVersion.State));
        DemandFreeLabel(label, except: null);
        var version = new AgreementVersion(Id, label, state, validFrom);
        _versions.Add(version);
        Touch(by);
        return version;
    }

    public void ChangeVersion(Guid versionId, string? label, DateOnly? validFrom, Signature by)
    {
        var version = Find(_versions, versionId, NoVersion);
        DemandFreeLabel(label, version);
        version.Change(label, validFrom);
        Touch(by);
    }

    /// <summary>A proposed wording comes into force; the one before is replaced.</summary>
    /// <param name="versionId">A proposed version.</param>
    /// <param name="validFrom">The first day it holds.</param>
    /// <param name="by">Who says so.</param>
    public void PutInForce(Guid versionId, DateOnly? validFrom, Signature by)
    {
        var version = Find(_versions, versionId, NoVersion);
        Guard.That(version.State == AgreementVersionState.Proposed, "Bara en föreslagen version kan börja gälla.");
        var before = VersionInForce;
        var from = Guard.Date(validFrom, "Datumet då versionen börjar gälla", nameof(AgreementVersion.ValidFrom));
        Guard.That(
            before?.ValidFrom is null || from > before.ValidFrom,
            "Versionen ska börja gälla efter den som gäller nu.",
            nameof(AgreementVersion.ValidFrom));
        before?.Replace();
        version.ComeIntoForce(from);
        Touch(by);
    }

    /// <summary>Rule 17. Only a proposal can be withdrawn: what has been in force is part of the record.</summary>
    public void WithdrawVersion(Guid versionId, string? reason, Signature by)
    {
        var version = Find(_versions, versionId, NoVersion);
        Guard.That(version.State == AgreementVersionState.Proposed, "Bara ett förslag kan makuleras. En version som har gällt finns kvar.");
        version.Withdraw(reason, by);
        Touch(by);
    }

    private AgreementVersion? VersionInForce => _versions.Find(v => v.State == AgreementVersionState.InForce);

    private void DemandFreeLabel(string? label, AgreementVersion? except) => Guard.That(
        !_versions.Exists(v => v != except && !v.IsWithdrawn && IsSame(v.Label, label)),
        "Avtalet har redan en version med det namnet.",
        nameof(AgreementVersion.Label));
}

/// <summary>Where a wording of the agreement stands.</summary>
public enum AgreementVersionState
{
    Proposed,
    InForce,
    Replaced,
}

/// <summary>A wording of the agreement, in force or proposed.</summary>
public sealed class AgreementVersion : Entity
{
    private AgreementVersion()
    {
    }

    internal AgreementVersion(Guid agreementId, string? label, AgreementVersionState state, DateOnly? validFrom)
    {
        AgreementId = agreementId;
        State = state;
        Change(label, validFrom);
    }

    public Guid AgreementId { get; private set; }

    public string Label { get; private set; } = "";

    public AgreementVersionState State { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    internal void Change(string? label, DateOnly? validFrom)
    {
        var text = Guard.Text(label, "Versionens namn", 200, nameof(Label));
        ValidFrom = validFrom is null && State == AgreementVersionState.Proposed
            ? null
            : Guard.Date(validFrom, "Datumet då versionen började gälla", nameof(ValidFrom));
        Label = text;
    }

    internal void ComeIntoForce(DateOnly validFrom) => (State, ValidFrom) = (AgreementVersionState.InForce, validFrom);

    internal void Replace() => State = AgreementVersionState.Replaced;

    internal void Withdraw(string? reason, Signature by) => MarkWithdrawn(reason, by);
}
