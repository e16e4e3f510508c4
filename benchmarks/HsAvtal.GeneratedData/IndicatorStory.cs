using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.GeneratedData;

/// <summary>An agreement's catalogue and its values: yearly ones that are fetched, monthly ones that the parties give.</summary>
internal sealed class IndicatorStory
{
    private const int Fetched = 12;
    private const int Typed = 6;
    private const int Genders = 3;

    private static readonly string[] _genders = [nameof(Gender.Total), nameof(Gender.Women), nameof(Gender.Men)];

    private readonly Shape _shape;
    private readonly Books _books;
    private readonly List<Party> _parties;
    private readonly Random _chance;
    private readonly List<Indicator> _indicators = [];

    public IndicatorStory(Shape shape, Books books, Agreement agreement, List<Party> parties, Random chance)
    {
        _shape = shape;
        _books = books;
        _parties = parties;
        _chance = chance;
        Start = shape.Today.AddYears(-10);
        By = Actor.System.Sign(new DateTimeOffset(Start.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
        for (var n = 0; n < Fetched + Typed; n++)
        {
            var area = agreement.Areas[n % agreement.Areas.Count];
            var isFetched = n < Fetched;
            var facts = new IndicatorFacts
            {
                Name = isFetched ? $"Andel med god {Words.Thing(chance)} ({n + 1})" : $"Antal ärenden om {Words.Thing(chance)} ({n + 1})",
                Definition = "Så som källan beskriver måttet, räknat på invånare 65 år och äldre.",
                Unit = isFetched ? "procent" : "antal",
                Direction = (IndicatorDirection)(n % 2),
                Perspective = (Perspective)(n % 5),
                Source = isFetched ? IndicatorSource.Kolada : IndicatorSource.OwnRegistration,
                SourceText = isFetched ? "Kolada" : "Partens egen registrering",
                KoladaId = isFetched ? $"N{20000 + n}" : null,
                PeriodKind = isFetched ? PeriodKind.Year : PeriodKind.Month,
                Decimals = isFetched ? 1 : 0,
                IsGenderSplit = true,
                AreaIds = [area.Id],
                CommitmentIds = [area.Commitments[0].Id],
            };
            _indicators.Add(new Indicator(agreement.Id, facts, By));
        }
    }

    private DateOnly Start { get; }

    private Signature By { get; }

    public void Tell()
    {
        _books.Save(By, _indicators);
        var agreement = _indicators[0].AgreementId;
        for (var year = _shape.Today.Year - 2; year <= _shape.Today.Year; year++)
        {
            var by = _parties[0].By(Role.Coordinator, new DateOnly(year - 1, 10, 15));
            _books.Save(by, new FixedIndicators(agreement, year, new FixingDecision(by.Today, "Centralt samverkansorgan", "§ 14", null), [.. _indicators.Select(i => i.Id)], by));
        }

        const int years = 10;
        foreach (var indicator in _indicators.Take(Fetched))
        {
            for (var year = Start.Year; year < Start.Year + years; year++)
            {
                Fetch(indicator, year);
            }
        }

        // What is left of the values is months, the newest last.
        var months = (_shape.ValuesPerOrganisation - (Fetched * years * Genders)) / (Typed * Genders);
        var first = new DateOnly(_shape.Today.Year, _shape.Today.Month, 1).AddMonths(-months);
        foreach (var party in _parties)
        {
            foreach (var indicator in _indicators.Skip(Fetched))
            {
                for (var month = 0; month < months; month += 12)
                {
                    Type(indicator, party, first.AddMonths(month), Math.Min(12, months - month));
                }
            }
        }
    }

    /// <summary>The indicator whose change is to show an action's effect; most have none.</summary>
    public Guid? ForAction() => _chance.Next(4) == 0 ? _indicators[_chance.Next(_indicators.Count)].Id : null;

    private void Fetch(Indicator indicator, int year)
    {
        var at = new DateTimeOffset(year + 1, 3, 1, 3, 40, 0, TimeSpan.Zero);
        Note(indicator, null, ValueOrigin.Kolada, "Kolada", Actor.System.Sign(at.UtcDateTime < _shape.Today.ToDateTime(TimeOnly.MinValue) ? at : By.At), [.. _parties.SelectMany(p => Values(p, new DateOnly(year, 1, 1), 40, 30))]);
    }

    private void Type(Indicator indicator, Party party, DateOnly first, int months) =>
        Note(indicator, party.Organisation.Id, ValueOrigin.Typed, "Inskrivet", party.By(Role.Officer, first.AddMonths(months)), [.. Enumerable.Range(0, months).SelectMany(m => Values(party, first.AddMonths(m), 5, 40))]);

    private IEnumerable<Value> Values(Party party, DateOnly period, int least, int span)
    {
        foreach (var gender in _genders)
        {
            var figure = Math.Round((decimal)(least + (_chance.NextDouble() * span)), 1);
            var missing = _chance.Next(80) switch { 0 => nameof(MissingReason.Confidential), 1 => nameof(MissingReason.NotReported), _ => null };
            yield return new Value(
                party.Organisation.Id,
                period,
                gender,
                missing is null ? figure : null,
                missing,
                missing is null && _chance.Next(50) == 0 ? figure + 1 : null);
        }
    }

    private void Note(Indicator indicator, Guid? organisationId, ValueOrigin origin, string source, Signature by, List<Value> values)
    {
        var batch = new Batch(indicator.Id, organisationId, origin, source, by, values);
        _books.Save(batch);
    }
}
