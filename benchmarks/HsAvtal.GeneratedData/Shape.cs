namespace HsAvtal.GeneratedData;

/// <summary>How much is generated, and from when the dates are counted. The same shape gives the same rows.</summary>
/// <param name="Municipalities">Municipalities of each agreement, by the region's code.</param>
/// <param name="Users">Accounts in all, besides those of the demonstration.</param>
/// <param name="Actions">Actions in all; somewhat more or less, since they are dealt out board by board.</param>
/// <param name="Recommendations">Recommendations in all, over four rounds; likewise.</param>
/// <param name="ValuesPerOrganisation">Values of indicators per organisation; likewise.</param>
/// <param name="Today">The day that everything has come to.</param>
/// <param name="Seed">What chance begins with.</param>
public sealed record Shape(
    IReadOnlyList<(string Code, int Count)> Municipalities,
    int Users,
    int Actions,
    int Recommendations,
    int ValuesPerOrganisation,
    DateOnly Today,
    int Seed = 1)
{
    public int Organisations => Municipalities.Sum(m => m.Count + 1);

    /// <summary>All of Sweden: 21 regions, 290 municipalities.</summary>
    public static Shape Sweden(DateOnly today) => new(
        [
            ("01", 26), ("03", 8), ("04", 9), ("05", 13), ("06", 13), ("07", 8), ("08", 12), ("09", 1), ("10", 5), ("12", 33), ("13", 6),
            ("14", 49), ("17", 16), ("18", 12), ("19", 10), ("20", 15), ("21", 10), ("22", 7), ("23", 8), ("24", 15), ("25", 14),
        ],
        15_000,
        100_000,
        30_000,
        3_230,
        today);

    /// <summary>One agreement with as many parties as asked for, each as large as one of Sweden's on average.</summary>
    public static Shape OneAgreement(int organisations, DateOnly today) =>
        new([("12", organisations - 1)], organisations * 10, organisations * 320, organisations * 96, 324, today);
}
