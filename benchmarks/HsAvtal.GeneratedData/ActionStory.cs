using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.ActionPlans;

namespace HsAvtal.GeneratedData;

/// <summary>How an adopted action goes: reports, moved dates, done in time, late or not yet.</summary>
internal sealed class ActionStory
{
    private static readonly string[] _reasons = ["Underlag saknades från vårdcentralerna.", "Arbetet fick stå tillbaka för annat.", "Den ansvariga funktionen var vakant.", "Beslutet väntar på regionen."];

    private readonly AgreementStory _agreement;
    private readonly Party _party;
    private readonly PlannedAction _action;

    public ActionStory(AgreementStory agreement, Party party, PlannedAction action)
    {
        _agreement = agreement;
        _party = party;
        _action = action;
    }

    private Random Chance => _agreement.Chance;

    public void Tell(DateOnly adopted)
    {
        var on = adopted;
        var reports = 1 + Chance.Next(2);
        for (var n = 0; n < reports; n++)
        {
            on = on.AddDays(30 + Chance.Next(150));
            var due = _action.DueOn ?? adopted.AddDays(700);
            if (on > _agreement.Today)
            {
                return;
            }

            // Near its day an action is moved, done, or reported on as before; and then left lying by some.
            var near = on >= due.AddDays(-60);
            var chance = Chance.Next(10);
            var done = near && chance > 3;
            if (near && chance < 3)
            {
                Defer(on, due);
                reports++;
            }
            else
            {
                Report(on, done ? ActionStatus.Completed : Underway());
            }

            if (done)
            {
                return;
            }
        }

        on = (_action.DueOn ?? on).AddDays(Chance.Next(90));
        if (on <= _agreement.Today && Chance.Next(12) > 0 && (_action.LastReportedOn is null || on >= _action.LastReportedOn))
        {
            Report(on, ActionStatus.Completed);
        }
    }

    private ActionStatus Underway() => Chance.Next(6) == 0 ? ActionStatus.Hindered : ActionStatus.InProgress;

    private void Report(DateOnly on, ActionStatus status)
    {
        var by = _party.By(Role.Officer, on);
        _action.Report(status, Words.Text(Chance, 8), on, by);
        _agreement.Save(by, _action);
    }

    private void Defer(DateOnly on, DateOnly due)
    {
        var by = _party.By(Role.Officer, on);
        _action.Defer((due > on ? due : on).AddDays(30 + Chance.Next(180)), _reasons[Chance.Next(_reasons.Length)], Words.Function(Chance), on, by);
        _agreement.Save(by, _action);
    }
}
