using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;

namespace HsAvtal.GeneratedData;

/// <summary>An agreement of the same kind as the demonstration's, with the same areas and scales.</summary>
internal static class GeneratedAgreement
{
    private static readonly string[] _areas =
    [
        "Läkarmedverkan", "Egenvård", "Kostnadsansvar för förbruknings- och sjukvårdsartiklar", "Ansvarsfördelning", "Samverkan", "Uppföljning", "SIP och vårdplanering",
        "Utskrivning från slutenvård", "Rehabilitering", "Habilitering", "Psykisk funktionsnedsättning",
    ];

    public static Agreement Create(string region, Signature by)
    {
        var agreement = new Agreement($"Avtal om ansvarsfördelning och utveckling av hälso- och sjukvården i {region}", $"Avtalet {region}", by.Today, by);
        agreement.AddVersion("Avtalets första lydelse", AgreementVersionState.InForce, by.Today, by);
        agreement.AddScale("Efterlevnad", GradeScalePurpose.Compliance, ["Ändamålsenlig", "I huvudsak ändamålsenlig", "Inte helt ändamålsenlig", "Inte ändamålsenlig"], by);
        agreement.AddScale("Åtgärder", GradeScalePurpose.Measures, ["Tillräckliga", "Delvis tillräckliga", "Otillräckliga"], by);
        foreach (var name in _areas)
        {
            var area = agreement.AddArea(name, $"Vad parterna lovar varandra om {char.ToLowerInvariant(name[0])}{name[1..]}.", by);
            agreement.AddCommitment(area.Id, "Regionen gör sin del inom den tid som avtalet anger.", CommitmentParty.Region, "inom 5 dagar", by);
            agreement.AddCommitment(area.Id, "Kommunen planerar och följer upp insatserna.", CommitmentParty.Municipality, null, by);
            agreement.AddCommitment(area.Id, "Parterna löser oklarheter utan att patienten drabbas.", CommitmentParty.Joint, null, by);
        }

        return agreement;
    }
}
