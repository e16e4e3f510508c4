using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;

namespace HsAvtal.GeneratedData;

/// <summary>What a board follows up last year and this, and when it meets.</summary>
internal sealed class FollowUpStory
{
    private readonly AgreementStory _agreement;
    private readonly Party _party;
    private readonly Board _board;

    public FollowUpStory(AgreementStory agreement, Party party, Board board)
    {
        _agreement = agreement;
        _party = party;
        _board = board;
    }

    public void Tell()
    {
        var today = _agreement.Today;
        foreach (var year in (int[])[today.Year - 1, today.Year])
        {
            var start = new DateOnly(year, 1, 7);
            var secretary = _party.By(Role.BoardMember, start);
            _agreement.Save(secretary, Enumerable.Range(1, 10).Select(month => new BoardMeeting(_board.Id, new DateOnly(year, month + 1, 12), null, secretary)));
            var by = _party.By(Role.Officer, start);
            var plan = new FollowUpPlan(_board.Id, year, by);
            foreach (var area in _agreement.Agreement.Areas)
            {
                var frequency = (FollowUpFrequency)_agreement.Chance.Next(1, 4);
                plan.AddItem(new FollowUpFacts($"Uppföljning av {area.Name}", area.Id, null, area.Commitments[0].Id, (Perspective)_agreement.Chance.Next(5), "Enkät och egenkontroll", frequency, FollowUpSchedule.UsualFirst(year, frequency), Words.Function(_agreement.Chance)), by);
            }

            _agreement.Save(by, plan);
            foreach (var (item, occasion) in plan.Items.SelectMany(i => i.Occasions, (i, o) => (i, o)).Where(o => o.o.PlannedOn < today.AddDays(-20) && _agreement.Chance.Next(6) > 0).ToList())
            {
                var officer = _party.By(Role.Officer, occasion.PlannedOn.AddDays(_agreement.Chance.Next(20)));
                item.Report(occasion.Id, officer.Today, Words.Text(_agreement.Chance, 4), [], officer);
                _agreement.Save(officer, item);
            }
        }
    }
}
