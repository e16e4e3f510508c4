namespace HsAvtal.Domain.Indicators;

/// <summary>Where an indicator's values come from.</summary>
public enum IndicatorSource
{
    /// <summary>Fetched from Kolada; nobody types them.</summary>
    Kolada,

    /// <summary>Registered by the parties themselves (<em>egen registrering</em>).</summary>
    OwnRegistration,

    /// <summary>Computed by the product from two other indicators.</summary>
    Computed,
}

/// <summary>What is measured, in what unit, which way it should move and where it comes from (<em>indikator</em>).</summary>
public sealed class Indicator : Aggregate
{
    public const int MostDecimals = 4;

    private readonly List<IndicatorArea> _areas = [];
    private readonly List<IndicatorCommitment> _commitments = [];

    private Indicator()
    {
    }

    public Indicator(Guid agreementId, IndicatorFacts facts, Signature by)
    {
        AgreementId = agreementId;
        Set(facts);
        Touch(by);
    }

    public Guid AgreementId { get; private set; }

    public string Name { get; private set; } = "";

    public string Definition { get; private set; } = "";

    /// <summary>For example procent or dagar.</summary>
    public string Unit { get; private set; } = "";

    public IndicatorDirection Direction { get; private set; }

    public Perspective Perspective { get; private set; }

    public IndicatorSource Source { get; private set; }

    /// <summary>Who collects the figures and how, for example a survey.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>The indicator's id at Kolada; only with that source.</summary>
    public string? KoladaId { get; private set; }

    public PeriodKind PeriodKind { get; private set; }

    /// <summary>How many decimals its values are shown with.</summary>
    public int Decimals { get; private set; }

    /// <summary>Whether there are values for women and men beside the total.</summary>
    public bool IsGenderSplit { get; private set; }

    /// <summary>How a computed indicator is computed; null for one that is not.</summary>
    public Formula? Formula { get; private set; }

    /// <summary>The indicator above the line.</summary>
    public Guid? NumeratorId { get; private set; }

    /// <summary>The indicator below the line.</summary>
    public Guid? DenominatorId { get; private set; }

    /// <summary>The value over which the municipality pays (<em>betalningsansvar</em>); null where nothing is paid.</summary>
    public decimal? PaymentLine { get; private set; }

    /// <summary>When the source was found not to have the indicator any more; its values stay.</summary>
    public DateTimeOffset? GoneFromSourceAt { get; private set; }

    /// <summary>The areas that it shows something about.</summary>
    public IReadOnlyList<IndicatorArea> Areas => _areas;

    /// <summary>The commitments that it shows something about.</summary>
    public IReadOnlyList<IndicatorCommitment> Commitments => _commitments;

    /// <param name="facts">What it is from now on.</param>
    /// <param name="hasValues">Whether there are values: then period kind and source stay as they are.</param>
    /// <param name="by">Who changes it.</param>
    public void Change(IndicatorFacts facts, bool hasValues, Signature by)
    {
        Guard.That(!IsWithdrawn, "Indikatorn är makulerad.");
        Guard.That(!hasValues || facts.PeriodKind == PeriodKind, "Indikatorn har värden, så dess period kan inte ändras.", nameof(PeriodKind));
        Guard.That(!hasValues || facts.Source == Source, "Indikatorn har värden, så dess källa kan inte ändras.", nameof(Source));
        Set(facts);
        Touch(by);
    }

    /// <summary>Rule 17.</summary>
    public void Withdraw(string reason, Signature by)
    {
        MarkWithdrawn(reason, by);
        Touch(by);
    }

    /// <summary>The source does not have the indicator any more.</summary>
    public void MarkGone(Signature by)
    {
        Guard.That(Source == IndicatorSource.Kolada, "Bara en hämtad indikator kan försvinna ur sin källa.");
        GoneFromSourceAt ??= by.At;
        Touch(by);
    }

    /// <summary>The source has it again.</summary>
    public void MarkFound(Signature by)
    {
        GoneFromSourceAt = null;
        Touch(by);
    }

    /// <exception cref="DomainException">Its values are fetched or computed, or it is withdrawn.</exception>
    public void DemandTyped()
    {
        Guard.That(!IsWithdrawn, $"Indikatorn {Name} är makulerad.");
        Guard.That(Source != IndicatorSource.Kolada, $"Värden för {Name} hämtas från Kolada och skrivs inte in.");
        Guard.That(Source != IndicatorSource.Computed, $"Värden för {Name} beräknas och skrivs inte in.");
    }

    /// <summary>Everything is checked before anything is set.</summary>
    private void Set(IndicatorFacts facts)
    {
        var name = Guard.Text(facts.Name, "Indikatorns namn", 200, nameof(Name));
        var definition = Guard.Text(facts.Definition, "Definitionen", 2000, nameof(Definition));
        var unit = Guard.Text(facts.Unit, "Enheten", 50, nameof(Unit));
        var sourceText = Guard.Text(facts.SourceText, "Uppgiften om källa", 300, nameof(SourceText));
        Guard.That(facts.Decimals is >= 0 and <= MostDecimals, $"Antalet decimaler ska vara mellan 0 och {MostDecimals}.", nameof(Decimals));
        var koladaId = CheckedKoladaId(facts);
        CheckFormula(facts);
        (Name, Definition, Unit, SourceText, KoladaId) = (name, definition, unit, sourceText, koladaId);
        (Direction, Perspective, Source, PeriodKind) = (facts.Direction, facts.Perspective, facts.Source, facts.PeriodKind);
        (Decimals, IsGenderSplit, PaymentLine) = (facts.Decimals, facts.IsGenderSplit, facts.PaymentLine);
        (Formula, NumeratorId, DenominatorId) = (facts.Formula, facts.NumeratorId, facts.DenominatorId);
        SetAreas(facts.AreaIds);
        SetCommitments(facts.CommitmentIds);
    }

    private static string? CheckedKoladaId(IndicatorFacts facts)
    {
        var id = Guard.Optional(facts.KoladaId, "Koladas id", 20, nameof(KoladaId))?.ToUpperInvariant();
        Guard.That(facts.Source != IndicatorSource.Kolada || id is not null, "Koladas id saknas.", nameof(KoladaId));
        Guard.That(facts.Source == IndicatorSource.Kolada || id is null, "Koladas id anges bara när värdena hämtas från Kolada.", nameof(KoladaId));
        Guard.That(id is null || id.All(char.IsAsciiLetterOrDigit), "Koladas id består av en bokstav och siffror, till exempel U23482.", nameof(KoladaId));
        return id;
    }

    private void CheckFormula(IndicatorFacts facts)
    {
        var computed = facts.Source == IndicatorSource.Computed;
        Guard.That(computed == facts.Formula is not null, computed ? "Formeln saknas." : "En formel anges bara för en beräknad indikator.", nameof(Formula));
        Guard.That(computed == facts.NumeratorId is not null, computed ? "Täljaren saknas." : "En täljare anges bara för en beräknad indikator.", nameof(NumeratorId));
        Guard.That(computed == facts.DenominatorId is not null, computed ? "Nämnaren saknas." : "En nämnare anges bara för en beräknad indikator.", nameof(DenominatorId));
        Guard.That(!computed || facts.NumeratorId != facts.DenominatorId, "Täljare och nämnare ska vara olika indikatorer.", nameof(DenominatorId));
        Guard.That(!computed || (facts.NumeratorId != Id && facts.DenominatorId != Id), "En indikator kan inte beräknas ur sig själv.", nameof(NumeratorId));
    }

    private void SetAreas(IReadOnlyList<Guid> ids)
    {
        _areas.RemoveAll(a => !ids.Contains(a.AreaId));
        _areas.AddRange(ids.Distinct().Where(id => !_areas.Exists(a => a.AreaId == id)).Select(id => new IndicatorArea(Id, id)).ToList());
    }

    private void SetCommitments(IReadOnlyList<Guid> ids)
    {
        _commitments.RemoveAll(c => !ids.Contains(c.CommitmentId));
        _commitments.AddRange(ids.Distinct().Where(id => !_commitments.Exists(c => c.CommitmentId == id)).Select(id => new IndicatorCommitment(Id, id)).ToList());
    }
}

/// <summary>That an indicator shows something about an area.</summary>
public sealed class IndicatorArea
{
    private IndicatorArea()
    {
    }

    internal IndicatorArea(Guid indicatorId, Guid areaId)
    {
        IndicatorId = indicatorId;
        AreaId = areaId;
    }

    public Guid IndicatorId { get; private set; }

    public Guid AreaId { get; private set; }
}

/// <summary>That an indicator shows something about a commitment.</summary>
public sealed class IndicatorCommitment
{
    private IndicatorCommitment()
    {
    }

    internal IndicatorCommitment(Guid indicatorId, Guid commitmentId)
    {
        IndicatorId = indicatorId;
        CommitmentId = commitmentId;
    }

    public Guid IndicatorId { get; private set; }

    public Guid CommitmentId { get; private set; }
}

/// <summary>What an indicator is.</summary>
public sealed record IndicatorFacts
{
    public string? Name { get; init; }

    public string? Definition { get; init; }

    public string? Unit { get; init; }

    public IndicatorDirection Direction { get; init; }

    public Perspective Perspective { get; init; }

    public IndicatorSource Source { get; init; } = IndicatorSource.OwnRegistration;

    public string? SourceText { get; init; }

    public string? KoladaId { get; init; }

    public PeriodKind PeriodKind { get; init; }

    public int Decimals { get; init; } = 1;

    public bool IsGenderSplit { get; init; }

    public Formula? Formula { get; init; }

    public Guid? NumeratorId { get; init; }

    public Guid? DenominatorId { get; init; }

    public decimal? PaymentLine { get; init; }

    public IReadOnlyList<Guid> AreaIds { get; init; } = [];

    public IReadOnlyList<Guid> CommitmentIds { get; init; } = [];
}
