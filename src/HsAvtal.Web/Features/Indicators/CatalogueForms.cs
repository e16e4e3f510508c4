using System.Globalization;
using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Editing;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>An indicator's definition as typed. The domain checks it.</summary>
public sealed class IndicatorForm
{
    public string? Name { get; set; }

    public string? Definition { get; set; }

    public string? Unit { get; set; }

    public IndicatorDirection Direction { get; set; }

    public Perspective Perspective { get; set; }

    public IndicatorSource Source { get; set; } = IndicatorSource.OwnRegistration;

    public string? SourceText { get; set; }

    public string? KoladaId { get; set; }

    public PeriodKind PeriodKind { get; set; }

    public string? Decimals { get; set; } = "1";

    public bool IsGenderSplit { get; set; }

    public Formula Formula { get; set; }

    public Guid? NumeratorId { get; set; }

    public Guid? DenominatorId { get; set; }

    public string? PaymentLine { get; set; }

    public ISet<Guid> AreaIds { get; init; } = new HashSet<Guid>();

    public ISet<Guid> CommitmentIds { get; init; } = new HashSet<Guid>();

    /// <exception cref="DomainException">A number cannot be read.</exception>
    public IndicatorFacts ToFacts()
    {
        Guard.That(int.TryParse(Decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals), "Skriv antalet decimaler med en siffra.", nameof(Decimals));
        var computed = Source == IndicatorSource.Computed;
        return new IndicatorFacts
        {
            Name = Name,
            Definition = Definition,
            Unit = Unit,
            Direction = Direction,
            Perspective = Perspective,
            Source = Source,
            SourceText = SourceText,
            KoladaId = Source == IndicatorSource.Kolada ? KoladaId : null,
            PeriodKind = PeriodKind,
            Decimals = decimals,
            IsGenderSplit = IsGenderSplit,
            Formula = computed ? Formula : null,
            NumeratorId = computed ? NumeratorId : null,
            DenominatorId = computed ? DenominatorId : null,
            PaymentLine = Number(PaymentLine, nameof(PaymentLine)),
            AreaIds = [.. AreaIds],
            CommitmentIds = [.. CommitmentIds],
        };
    }

    /// <summary>A number as typed; null when nothing was.</summary>
    internal static decimal? Number(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return TypedFigures.Read(text).Value ?? throw new DomainException("Skriv ett tal.");
        }
        catch (DomainException)
        {
            throw new DomainException($"”{text.Trim()}” går inte att läsa som ett tal.", field);
        }
    }
}

/// <summary>What an indicator's definition can choose among, and the definition that is changed.</summary>
public sealed record IndicatorDraft(
    Guid? Id, IndicatorForm Form, IReadOnlyList<NamedId> Areas, IReadOnlyList<AreaCommitment> Commitments, IReadOnlyList<NamedId> Countable, Seen Seen);

public sealed record AreaCommitment(Guid Id, Guid AreaId, string Text);

/// <summary>The central body's decision on a year's indicators, as typed.</summary>
public sealed class FixForm
{
    public string? Year { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public string? DecidedBy { get; set; } = "Centralt samverkansorgan";

    public string? Paragraph { get; set; }

    public string? RegistryNumber { get; set; }

    public ISet<Guid> IndicatorIds { get; init; } = new HashSet<Guid>();
}

/// <summary>A level for a period, as typed.</summary>
public sealed class TargetForm
{
    public string? Period { get; set; }

    public string? Value { get; set; }

    public Guid? DecisionId { get; set; }
}

/// <summary>A board's decision on a level, and the level itself.</summary>
public sealed class DecideTargetForm : DecisionForm
{
    public Guid? BoardId { get; set; }

    public string? Period { get; set; }

    public string? Value { get; set; }
}

/// <summary>Whose level it is to be: the boards that can decide it.</summary>
public sealed record TargetBoards(Guid IndicatorId, string Indicator, string Unit, PeriodKind PeriodKind, string Organisation, IReadOnlyList<NamedId> Boards);

/// <summary>What a target can rest on.</summary>
public sealed record TargetChoices(Guid IndicatorId, string Indicator, string Unit, PeriodKind PeriodKind, string Organisation, IReadOnlyList<NamedId> Decisions);
