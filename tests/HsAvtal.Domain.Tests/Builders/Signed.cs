namespace HsAvtal.Domain.Tests.Builders;

/// <summary>Who acts in a test, and on which day (at noon UTC).</summary>
internal static class Signed
{
    public static readonly DateOnly Day = new(2025, 6, 2);

    public static Signature ByAuditor(DateOnly? on = null) => By("Sakkunnig revisor", on);

    public static Signature ByOfficer(DateOnly? on = null) => By("MAS", on);

    public static Signature BySecretary(DateOnly? on = null) => By("Nämndsekreterare", on);

    public static Signature ByAdministrator(DateOnly? on = null) => By("Systemförvaltare", on);

    private static Signature By(string function, DateOnly? on) =>
        new(Guid.CreateVersion7(), function, new DateTimeOffset(on ?? Day, new TimeOnly(12, 0), TimeSpan.Zero));
}
