using HsAvtal.Domain;
using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Data.Demo;

/// <summary>The actions of the plan of 2026, in every state: done, late, deferred once and twice, hindered, without a date.</summary>
internal static class DemoActions
{
    public static void AddTo(ActionPlan plan, DemoPlans plans, RecommendationAddressee steer, RecommendationAddressee follow, RecommendationAddressee impact)
    {
        var by = plans.Officer(new DateOnly(2026, 4, 1));
        var start = new DateOnly(2026, 4, 1);
        void Add(string title, string area, RecommendationAddressee answers, string? function, int? due, string? description = null, string? effect = null) =>
            plan.AddAction(plans.Facts(title, area, [answers], function, start, due is { } days ? plans.Day(days) : null, description, effect), by);

        Add("Överenskommelse om fasta läkartider på särskilda boenden", "Läkarmedverkan", steer, "Verksamhetschef hälso- och sjukvård", 60, "Tecknas med var och en av vårdcentralerna i kommunen.", "Läkare vid behov");
        Add("Rutin för kontakt med mobilt vårdteam dygnet runt", "Läkarmedverkan", steer, "MAS", -60, effect: "Akuta hembesök");
        Add("Gemensam checklista för egenvårdsbedömning", "Egenvård", steer, "MAS", -80, effect: "Egenvårdsintyg");
        Add("Film om egenvård i introduktionen av nyanställda", "Egenvård", impact, "Verksamhetsutvecklare", -25);
        Add("Kartläggning av egenvårdsintyg per vårdcentral", "Egenvård", follow, "Verksamhetsutvecklare", -130, "Antal intyg per vårdcentral och kvartal, med jämförelse mellan åren.");
        Add("Lista över artiklar med oklart kostnadsansvar", "Kostnadsansvar", steer, "Verksamhetschef hälso- och sjukvård", -10);
        Add("Lyft kostnadsansvaret till delregionalt samverkansorgan", "Kostnadsansvar", steer, "Förvaltningschef", -45);
        Add("Årlig uppföljningsrapport per avtalsområde", "Uppföljning", follow, "Verksamhetsutvecklare", 20);
        Add("Indikatorer knutna till avtalets åtaganden", "Uppföljning", follow, "Verksamhetsutvecklare", 20, "Minst en indikator per område och perspektiv.");
        Add("Uppföljningsplan för nämndens verksamhetsår", "Uppföljning", follow, "Nämndsekreterare", -90);
        Add("Genomgång av avvikelser i vårdens övergångar", "Utskrivning", impact, "MAS", 200, effect: "Oplanerade återinskrivningar");
        Add("Introduktion om avtalet för nya enhetschefer", "Samverkan", impact, "Verksamhetschef hälso- och sjukvård", null);
        Add("Stickprov: används rutinerna i det dagliga arbetet?", "Läkarmedverkan", impact, "MAS", 15);
        Add("Samlad bild av samordnade individuella planer", "SIP", impact, null, 120);
    }

    public static void Run(ActionPlan plan, DemoPlans plans)
    {
        PlannedAction Action(int number) => plan.Actions.Single(a => a.Number == number);
        void Report(int number, int day, ActionStatus status, string text) => DemoPlans.Report(Action(number), plans.Day(day), status, text);
        void Defer(int number, int to, string reason, string decidedBy, int decided) =>
            DemoPlans.Defer(Action(number), plans.Day(to), reason, decidedBy, plans.Day(decided));

        Report(1, -100, ActionStatus.InProgress, "Samtal förs med vårdcentralerna. Tre av åtta har svarat ja.");
        Report(1, -21, ActionStatus.InProgress, "Fem överenskommelser är undertecknade.");
        DemoPlans.Report(Action(2), plans.Day(-70), ActionStatus.Completed, "Rutinen är beslutad och finns i handboken.", new EvidenceSource(DemoPlans.Memo, null, null));
        Report(3, -95, ActionStatus.Completed, "Checklistan används sedan i somras.");
        Report(4, -50, ActionStatus.InProgress, "Manus är klart, inspelningen är försenad.");
        Defer(5, -85, "Underlag saknades från två vårdcentraler.", "Förvaltningschef", -135);
        Defer(5, -40, "Uppgifterna behövde rättas av regionen.", "Förvaltningschef", -88);
        Report(5, -45, ActionStatus.InProgress, "Sex av åtta vårdcentraler har lämnat uppgifter.");
        Report(6, -30, ActionStatus.Hindered, "Arbetet väntar på den gemensamma artikellistan.");
        Report(7, -48, ActionStatus.Completed, "Frågan är lyft och finns på organets dagordning.");
        Report(8, -20, ActionStatus.InProgress, "Läkarmedverkan, egenvård och samverkan är sammanställda.");
        Defer(9, 80, "Målnivåerna ska först beslutas av nämnden.", "Omsorgsnämnden", -60);
        Report(10, -92, ActionStatus.Completed, "Nämnden har en uppföljningsplan för året.");
        Report(13, -25, ActionStatus.InProgress, "Två av fem stickprov är gjorda.");
    }
}
