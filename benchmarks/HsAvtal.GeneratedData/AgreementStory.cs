using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.GeneratedData;

/// <summary>A round of audits: when the reports are handed over.</summary>
internal sealed record Round(int Number, DateOnly HandedOver, DateOnly Next)
{
    public bool IsLast { get; init; }
}

/// <summary>What happens in one agreement over ten years: four rounds of audits, and what the boards do about them.</summary>
internal sealed class AgreementStory
{
    private const int Rounds = 4;

    /// <summary>The round whose audit is one for the whole agreement, comparing all boards.</summary>
    private const int JointRound = 2;

    private readonly Shape _shape;
    private readonly Books _books;
    private readonly List<Party> _parties;
    private readonly List<BoardStory> _boards;
    private readonly Dictionary<Guid, Audit> _earlier = [];

    public AgreementStory(Shape shape, Books books, Agreement agreement, List<Party> parties, double whole, Random chance)
    {
        _shape = shape;
        _books = books;
        Agreement = agreement;
        _parties = parties;
        Chance = chance;
        Indicators = new IndicatorStory(shape, books, agreement, parties, chance);
        _boards =
        [
            .. parties.SelectMany(p => p.Organisation.Boards, (p, b) => (Party: p, Board: b)).Select((x, n) =>
            {
                var share = x.Party.Size / x.Party.Organisation.Boards.Count / whole;
                // The first municipality's, which is the demonstration's, and every eighth after it.
                return new BoardStory(this, x.Party, x.Board, Deal(shape.Recommendations * share / Rounds), Deal(shape.Actions * share), n % 8 == 1);
            }),
        ];
    }

    public Agreement Agreement { get; }

    public Random Chance { get; }

    public IndicatorStory Indicators { get; }

    public DateOnly Today => _shape.Today;

    public void Save(Signature by, params IEnumerable<object> things) => _books.Save(by, things);

    public Grade Grade(GradeScalePurpose purpose)
    {
        var grades = Agreement.Scales.Single(s => s.Purpose == purpose).Grades;
        // The middle is the most common.
        return grades[(int)((Chance.NextDouble() + Chance.NextDouble()) / 2 * grades.Count)];
    }

    public void Tell()
    {
        Indicators.Tell();
        for (var number = 0; number < Rounds; number++)
        {
            Tell(RoundOf(number));
        }

        _boards.ForEach(b => b.TellTheYear());
    }

    private Round RoundOf(int number) =>
        new(number, Today.AddDays(-210).AddYears(-3 * (Rounds - 1 - number)), number == Rounds - 1 ? Today : Today.AddDays(-210).AddYears(-3 * (Rounds - 2 - number)))
        {
            IsLast = number == Rounds - 1,
        };

    private void Tell(Round round)
    {
        var written = round.HandedOver.AddDays(-60);
        if (round.Number == JointRound)
        {
            var by = _parties[0].By(Role.Auditor, written);
            var audit = Audit(round, "Gemensam granskning av avtalets efterlevnad", null, by);
            _boards.ForEach(b => b.Write(round, audit));
            Recommend(round, audit);
        }
        else
        {
            foreach (var party in _boards.GroupBy(b => b.Party))
            {
                var earlier = _earlier.GetValueOrDefault(party.Key.Organisation.Id);
                var audit = Audit(round, $"Granskning av {Words.Thing(Chance)} i {party.Key.Organisation.ShortName}", earlier, party.Key.By(Role.Auditor, written));
                _earlier[party.Key.Organisation.Id] = audit;
                foreach (var board in party)
                {
                    board.Write(round, audit);
                }
            }
        }

        _boards.ForEach(b => b.HandOver(round));
        _boards.ForEach(b => b.Act(round));
    }

    private Audit Audit(Round round, string title, Audit? earlier, Signature by)
    {
        var facts = new AuditFacts(title, round.HandedOver.Year, earlier is null ? AuditKind.Indepth : AuditKind.FollowUp, "Revisorerna", "Sakkunnigt biträde", by.Today.AddDays(-120), by.Today)
        {
            Criteria = ["Kommunallagen (2017:725) 6 kap. 6 §", "Hälso- och sjukvårdslagen (2017:30)", "Avtalet med bilagor"],
            Questions = ["Har nämnden säkerställt att avtalet följs?", $"Är {Words.Thing(Chance)} ändamålsenlig?"],
        };
        var audit = new Audit(Agreement.Id, facts, earlier?.Id, by);
        Save(by, audit);
        return audit;
    }

    /// <summary>Three that the joint audit addresses to every board (rule 8).</summary>
    private void Recommend(Round round, Audit audit)
    {
        var by = _parties[0].By(Role.Auditor, round.HandedOver.AddDays(-20));
        for (var number = 1; number <= 3; number++)
        {
            var recommendation = _boards[0].Recommend($"G{number}", by);
            foreach (var report in audit.Boards.Where(b => !recommendation.IsAddressedTo(b.BoardId)))
            {
                recommendation.Address(report, by);
            }

            _boards.ForEach(b => b.Share(recommendation));
            Save(by, recommendation);
        }
    }

    /// <summary>The nearest whole number on average, so that many small shares add up.</summary>
    private int Deal(double share) => (int)share + (Chance.NextDouble() < share - (int)share ? 1 : 0);
}
