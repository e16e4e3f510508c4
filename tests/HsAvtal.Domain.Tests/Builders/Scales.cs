using HsAvtal.Domain.Agreements;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>The two default scales.</summary>
internal static class Scales
{
    private static readonly Agreement _agreement = new("Hälso- och sjukvårdsavtalet", "HS-avtalet", new DateOnly(2016, 1, 1), Signed.ByAdministrator());

    public static GradeScale Compliance { get; } = _agreement.AddScale(
        "Efterlevnad",
        GradeScalePurpose.Compliance,
        ["Ändamålsenlig", "I huvudsak ändamålsenlig", "Inte helt ändamålsenlig", "Inte ändamålsenlig"],
        Signed.ByAdministrator());

    public static GradeScale Measures { get; } = _agreement.AddScale(
        "Åtgärder",
        GradeScalePurpose.Measures,
        ["Tillräckliga", "Delvis tillräckliga", "Otillräckliga"],
        Signed.ByAdministrator());

    public static Grade Best => Compliance.Grades[0];

    public static Grade Worst => Compliance.Grades[^1];

    public static Grade PartlySufficient => Measures.Grades[1];
}
