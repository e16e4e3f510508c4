using HsAvtal.Domain;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;

namespace HsAvtal.Data.Demo;

/// <summary>
/// The board's follow-up plan and meetings for the year that the data is loaded in: what has passed is done, but for one occasion
/// that was missed and one that was late. Made up for the demonstration.
/// </summary>
internal sealed class DemoFollowUp
{
    private readonly DemoAgreement _agreement;
    private readonly DemoIndicators _indicators;
    private readonly DateOnly _today;
    private readonly int _year;

    public DemoFollowUp(DemoAgreement agreement, DemoIndicators indicators, DateOnly today)
    {
        _agreement = agreement;
        _indicators = indicators;
        _today = today;
        _year = today.Year;
        Plan = new FollowUpPlan(agreement.Board.Id, _year, Officer(Start));
        AddRows();
        foreach (var item in Plan.Items)
        {
            Run(item);
        }

        Meetings = [.. Days(2, 3, 4, 5, 6, 8, 9, 10, 11, 12).Select(m => new BoardMeeting(agreement.Board.Id, m.Day, m.Note, Secretary(Start)))];
    }

    public FollowUpPlan Plan { get; }

    public IReadOnlyList<BoardMeeting> Meetings { get; }

    private DateOnly Start => _today < new DateOnly(_year, 1, 12) ? _today : new DateOnly(_year, 1, 12);

    private void AddRows()
    {
        Add("Tid till akut hembesök", "Läkarmedverkan", Perspective.Staff, "Egen registrering, genomgång med vårdcentralerna.", FollowUpFrequency.Quarterly, new DateOnly(_year, 3, 31), "MAS", "Akuta hembesök", commitment: 1);
        Add("Läkare vid behov på särskilt boende", "Läkarmedverkan", Perspective.Patients, "Brukarundersökningens svar per boende.", FollowUpFrequency.Yearly, new DateOnly(_year, 10, 15), "Verksamhetschef", "Läkare vid behov");
        Add("Egenvårdsintyg per vårdcentral", "Egenvård", Perspective.GoalAttainment, "Stickprov i tio ärenden.", FollowUpFrequency.HalfYearly, new DateOnly(_year, 6, 15), "MAS", "Egenvårdsintyg", commitment: 1);
        Add("Oklart kostnadsansvar för artiklar", "Kostnadsansvar", Perspective.Economy, "Genomgång av bestridda fakturor.", FollowUpFrequency.HalfYearly, new DateOnly(_year, 5, 31), "Ekonomichef");
        Add("Dagar som utskrivningsklar", "Utskrivning", Perspective.Economy, "Statistik per månad mot 2,80 dagar.", FollowUpFrequency.Monthly, new DateOnly(_year, 1, 31), "Verksamhetschef", "Medelvårdtid", commitment: 1);
        Add("Närståendes upplevelse av hemgången", "Utskrivning", Perspective.Relatives, "Telefonintervjuer, tjugo familjer.", FollowUpFrequency.Yearly, new DateOnly(_year, 11, 5), "Verksamhetsutvecklare");
        Add("Samverkansorganens arbete", "Samverkan", Perspective.Staff, "Genomgång av minnesanteckningar och lyfta frågor.", FollowUpFrequency.HalfYearly, new DateOnly(_year, 6, 8), "Förvaltningschef", commitment: 1);
        Add("Används den samordnade planen?", "SIP", Perspective.Patients, "Stickprov i tjugo planer.", FollowUpFrequency.Yearly, new DateOnly(_year, 12, 10), "Verksamhetsutvecklare");
        Add("Årsrapport om avtalets efterlevnad", "Uppföljning", Perspective.GoalAttainment, "Samlad rapport till nämnden, område för område.", FollowUpFrequency.Yearly, new DateOnly(_year, 12, 31), "Verksamhetsutvecklare", commitment: 1);
    }

    private void Add(string title, string area, Perspective perspective, string how, FollowUpFrequency frequency, DateOnly first, string function, string? indicator = null, int? commitment = null) =>
        Plan.AddItem(
            new FollowUpFacts(
                title,
                _agreement.Area(area),
                indicator is null ? null : _indicators.Id(indicator),
                commitment is { } number ? _agreement.Commitment(area, number) : null,
                perspective,
                how,
                frequency,
                first < Start ? Start : first,
                function),
            Officer(Start));

    /// <summary>Reports what has passed; the third quarter of the first row is forgotten, and its second came nine days late.</summary>
    private void Run(FollowUpItem item)
    {
        foreach (var (occasion, place) in item.Occasions.Select((o, n) => (o, n)))
        {
            var late = item.Number == 1 && place == 1 ? 9 : 0;
            var done = occasion.PlannedOn.AddDays(late);
            if ((item.Number == 1 && place == 2) || done >= _today)
            {
                continue;
            }

            EvidenceSource[] evidence = item.Number == 3 ? [new EvidenceSource(null, "https://www.kristianstad.se/sv/kommun-och-politik/", "Här publiceras nämndens handlingar")] : [];
            item.Report(occasion.Id, done, "Genomförd enligt planen och redovisad för ledningsgruppen.", evidence, Officer(done));
        }
    }

    /// <summary>The second Tuesday of each month.</summary>
    private IEnumerable<(DateOnly Day, string? Note)> Days(params int[] months) =>
        from month in months
        let first = new DateOnly(_year, month, 1)
        let day = first.AddDays((((int)DayOfWeek.Tuesday - (int)first.DayOfWeek + 7) % 7) + 7)
        select (day, month switch { 2 => "Årsbokslut", 9 => "Delårsrapport", 12 => "Internbudget och uppföljningsplan", _ => null });

    private static Signature Officer(DateOnly on) => By(Role.Officer, on);

    private static Signature Secretary(DateOnly on) => By(Role.BoardMember, on);

    private static Signature By(Role role, DateOnly on) => new(DemoUsers.With(role).Id, DemoUsers.With(role).DisplayName, new DateTimeOffset(on.Year, on.Month, on.Day, 11, 0, 0, TimeSpan.Zero));
}
