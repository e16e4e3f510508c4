using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.GeneratedData;

/// <summary>One board over the rounds: its reports, answers and plans.</summary>
internal sealed class BoardStory
{
    /// <summary>Half of the actions are in the audits' plans, half in as many yearly ones.</summary>
    private const int YearsOfPlans = 8;

    private readonly AgreementStory _agreement;
    private readonly Board _board;
    private readonly int _recommendations;
    private readonly int _actions;
    private readonly bool _isWriting;
    private readonly List<(Recommendation Recommendation, RecommendationAddressee Addressee)> _followed = [];
    private readonly List<Recommendation> _issued = [];
    private AuditedBoard _report = null!;
    private AuditedBoard? _earlier;
    private int _paragraph;

    /// <param name="agreement">What it is a part of.</param>
    /// <param name="party">Whose board.</param>
    /// <param name="board">The board.</param>
    /// <param name="recommendations">How many a round gives it.</param>
    /// <param name="actions">How many it plans in all.</param>
    /// <param name="isWriting">Whether its last report is still a draft.</param>
    public BoardStory(AgreementStory agreement, Party party, Board board, int recommendations, int actions, bool isWriting)
    {
        _isWriting = isWriting;
        _agreement = agreement;
        Party = party;
        _board = board;
        _recommendations = recommendations;
        _actions = actions;
    }

    public Party Party { get; }

    private Random Chance => _agreement.Chance;

    private IReadOnlyList<AgreementArea> Areas => _agreement.Agreement.Areas;

    /// <summary>The report as a draft: what was seen, how it is graded, what is recommended and what came of the earlier round.</summary>
    public void Write(Round round, Audit audit)
    {
        var by = Party.By(Role.Auditor, round.HandedOver.AddDays(-40));
        _report = audit.AddBoard(_board.Id, by);
        _followed.RemoveAll(f => !f.Addressee.IsOpen);
        if (_earlier is not null)
        {
            _report.StartFrom(_earlier, _followed.Select(f => f.Recommendation.Id), by);
        }
        else
        {
            // Some areas are not examined at all (rule 3).
            Areas.Where(_ => Chance.Next(5) > 0).ToList().ForEach(a => _report.Include(AssessmentSubject.Area(a.Id), GradeScalePurpose.Compliance, by));
            _report.Include(AssessmentSubject.Whole, GradeScalePurpose.Compliance, by);
        }

        foreach (var row in _report.Assessments.Where(a => a.GradeId is null).ToList())
        {
            _report.Assess(row.Subject, row.Purpose, new Verdict(_agreement.Grade(row.Purpose), Words.Text(Chance, 12)), by);
        }

        for (var n = 4 + Chance.Next(12); n > 0; n--)
        {
            _report.Observe(Area(), Words.Text(Chance, 20), new ObservationSources("Dokumentstudie", Chance.Next(3) == 0 ? "Intervjuer med chefer och MAS" : null), by);
        }

        Enumerable.Range(1, _recommendations).ToList().ForEach(n => Recommend($"{n}", by));
        Conclude(by);
    }

    public Recommendation Recommend(string number, Signature by)
    {
        var areas = Enumerable.Range(0, 1 + Chance.Next(3)).Select(_ => Areas[Chance.Next(Areas.Count)].Id).Distinct().ToList();
        var recommendation = new Recommendation(_agreement.Agreement.Id, _report, number, new RecommendationWording(Words.Title(Chance), $"Nämnden bör agera. {Words.Text(Chance, 8)}", areas), by);
        _agreement.Save(by, recommendation);
        if (number[0] != 'G')
        {
            _issued.Add(recommendation);
        }

        return recommendation;
    }

    /// <summary>A recommendation that the board shares with others.</summary>
    public void Share(Recommendation recommendation) => _issued.Add(recommendation);

    public void HandOver(Round round)
    {
        if (round.IsLast && _isWriting)
        {
            _issued.Clear();
            return;
        }

        var by = Party.By(Role.Auditor, round.HandedOver);
        var followed = _followed.Select(f => new FollowedRecommendation(f.Addressee, f.Recommendation.Title, HasSuccessor: true)).ToList();
        ReportHandOver.CarryOut(_report, _issued, followed, new HandOver(by.Today, by.Today.AddDays(90), Number(by.Today), "Kommunstyrelsen"), by);
        _agreement.Save(by, _report);
        _agreement.Save(by, _issued);
        _agreement.Save(by, _followed.Select(f => f.Addressee));
        _followed.AddRange(_issued.Select(r => (r, r.Addressees.Single(a => a.BoardId == _board.Id))));
        _followed.RemoveAll(f => !f.Addressee.IsOpen);
        _issued.Clear();
        _earlier = _report;
    }

    /// <summary>Answers, adopts a plan, and carries it out as far as the days until the next round go.</summary>
    public void Act(Round round)
    {
        if (_report.IsDraft)
        {
            DraftPlan($"Genomförandeplan {_agreement.Today.Year + 1}", _agreement.Today.AddDays(-20));
            return;
        }

        var answered = round.HandedOver.AddDays(60 + Chance.Next(60));
        if (answered < _agreement.Today)
        {
            Answer(answered);
            var yearly = _actions / 2 / YearsOfPlans;
            AddPlan($"Åtgärdsplan efter granskningen {round.HandedOver.Year}", ActionPlanKind.AuditResponse, _report.AuditId, answered, (_actions - (yearly * YearsOfPlans)) / 4);
            for (var year = answered.AddDays(200); year < round.Next.AddDays(-30) && yearly > 0; year = year.AddYears(1))
            {
                AddPlan($"Genomförandeplan {year.Year}", ActionPlanKind.Implementation, null, year, yearly);
            }

            ReportBack(round, answered);
        }
    }

    /// <summary>The follow-up of last year and this, and when the board meets.</summary>
    public void TellTheYear() => new FollowUpStory(_agreement, Party, _board).Tell();

    /// <summary>The one outcome of the round for each that is followed (rule 5); what is repeated continues as a new one.</summary>
    private void Conclude(Signature by)
    {
        var free = _issued.ToList();
        foreach (var (recommendation, addressee) in _followed)
        {
            var mayRepeat = free.Count > 0 && recommendation.Addressees.Count == 1;
            var outcome = Chance.NextDouble() switch
            {
                < 0.8 when addressee.State == RecommendationState.ReportedCompleted => FollowUpOutcome.Implemented,
                < 0.2 => FollowUpOutcome.Obsolete,
                < 0.55 when mayRepeat => FollowUpOutcome.Repeated,
                _ => FollowUpOutcome.Remains,
            };
            _report.Conclude(recommendation.Id, outcome, by);
            if (outcome == FollowUpOutcome.Repeated)
            {
                free[0].Continue(recommendation, LineageKind.Repeated, by);
                _agreement.Save(by, free[0]);
                free.RemoveAt(0);
            }
        }

        _agreement.Save(by, _report);
    }

    private void Answer(DateOnly on)
    {
        var by = Party.By(Role.BoardMember, on);
        var asked = _followed.Where(f => f.Addressee.State == RecommendationState.Issued && Chance.Next(25) > 0).ToList();
        var decision = Decide(on, DecisionKind.Response, "Nämnden lämnar yttrande över granskningen.", asked.Select(f => f.Recommendation.Id), by);
        foreach (var (_, addressee) in asked)
        {
            addressee.Answer((ResponsePosition)(Chance.Next(10) switch { 0 => 2, < 4 => 1, _ => 0 }), Words.Text(Chance, 6), decision, by);
        }

        _agreement.Save(by, asked.Select(f => f.Addressee));
    }

    /// <summary>Seen by its own organisation alone.</summary>
    private void DraftPlan(string title, DateOnly on)
    {
        var officer = Party.By(Role.Officer, on);
        var plan = new ActionPlan(_board.Id, title, ActionPlanKind.Implementation, null, ActionPlan.DefaultReviewIntervalDays, officer);
        for (var n = 0; n < 5; n++)
        {
            plan.AddAction(new ActionFacts(Words.Title(Chance), null, Area(), [], Words.Function(Chance), null, null), officer);
        }

        _agreement.Save(officer, plan);
    }

    private void AddPlan(string title, ActionPlanKind kind, Guid? auditId, DateOnly on, int count)
    {
        if (count == 0)
        {
            return;
        }

        var officer = Party.By(Role.Officer, on.AddDays(-14));
        var about = _followed.Where(f => kind == ActionPlanKind.AuditResponse && f.Addressee.State is RecommendationState.Answered or RecommendationState.InProgress).ToList();
        var plan = new ActionPlan(_board.Id, title, kind, auditId, ActionPlan.DefaultReviewIntervalDays, officer);
        for (var n = 0; n < count; n++)
        {
            DateOnly? due = Chance.Next(20) == 0 ? null : on.AddDays(30 + (int)(Math.Pow(Chance.NextDouble(), 1.5) * 900));
            var recommendations = about.Count == 0 ? [] : about.Skip(n % about.Count).Take(1 + Chance.Next(2)).Select(f => f.Recommendation.Id).ToList();
            plan.AddAction(new ActionFacts(Words.Title(Chance), Chance.Next(3) == 0 ? null : Words.Text(Chance, 10), Area(), recommendations, Chance.Next(12) == 0 ? null : Words.Function(Chance), on, due, _agreement.Indicators.ForAction()), officer);
        }

        _agreement.Save(officer, plan);
        var by = Party.By(Role.BoardMember, on);
        plan.Adopt(Decide(on, DecisionKind.PlanAdopted, $"Nämnden antar {title}.", about.Select(f => f.Recommendation.Id), by), by);
        about.Where(f => f.Addressee.State == RecommendationState.Answered).ToList().ForEach(f => f.Addressee.StartMeasures(on, by));
        _agreement.Save(by, plan);
        _agreement.Save(by, about.Select(f => f.Addressee));
        foreach (var action in plan.Actions)
        {
            new ActionStory(_agreement, Party, action).Tell(on);
        }
    }

    /// <summary>What the boards say of their recommendations before the next round comes.</summary>
    private void ReportBack(Round round, DateOnly answered)
    {
        var days = round.Next.DayNumber - answered.DayNumber - 80;
        if (days < 30)
        {
            return;
        }

        foreach (var (recommendation, addressee) in _followed.Where(f => f.Addressee.State == RecommendationState.InProgress))
        {
            var on = answered.AddDays(10 + Chance.Next(days - 10));
            switch (Chance.Next(20))
            {
                case < 9:
                    var officer = Party.By(Role.Officer, on);
                    addressee.ReportCompleted(Words.Text(Chance, 4), on, officer);
                    _agreement.Save(officer, addressee);
                    ConfirmSome(addressee, on.AddDays(30));
                    break;
                case 9:
                    var by = Party.By(Role.BoardMember, on);
                    addressee.AcceptRisk(Words.Text(Chance, 3), Decide(on, DecisionKind.RiskAccepted, "Nämnden accepterar risken.", [recommendation.Id], by), by);
                    _agreement.Save(by, addressee);
                    break;
                case < 14:
                    var kind = (DecisionKind)Chance.Next(4);
                    Decide(on, kind, "Nämnden tar ställning till läget.", [recommendation.Id], Party.By(Role.BoardMember, on));
                    break;
                default:
                    break;
            }
        }
    }

    private void ConfirmSome(RecommendationAddressee addressee, DateOnly on)
    {
        if (Chance.Next(4) > 0)
        {
            return;
        }

        var auditor = Party.By(Role.Auditor, on);
        if (Chance.Next(3) > 0)
        {
            addressee.Confirm(null, on, auditor);
        }
        else
        {
            addressee.SendBack(Words.Text(Chance, 3), on, auditor);
        }

        _agreement.Save(auditor, addressee);
    }

    private BoardDecision Decide(DateOnly on, DecisionKind kind, string text, IEnumerable<Guid> about, Signature by)
    {
        // Now and then the number is missing (rule 20).
        var decision = new BoardDecision(_board.Id, on, $"§ {++_paragraph}", Chance.Next(15) == 0 ? null : Number(on), kind, text, about, by);
        _agreement.Save(by, decision);
        return decision;
    }

    private string Number(DateOnly on) => $"{Party.Organisation.Code} {on.Year}/{100 + Chance.Next(900)}";

    private Guid? Area() => Chance.Next(15) == 0 ? null : Areas[Chance.Next(Areas.Count)].Id;
}
