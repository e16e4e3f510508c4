using HsAvtal.Domain.Organisations;

namespace HsAvtal.Domain.Agreements;

/// <summary>The cooperation agreement between one region and its municipalities; everything else hangs under one.</summary>
public sealed partial class Agreement : Aggregate
{
    private readonly List<AgreementVersion> _versions = [];
    private readonly List<AgreementArea> _areas = [];
    private readonly List<AgreementParty> _parties = [];
    private readonly List<Subregion> _subregions = [];
    private readonly List<GradeScale> _scales = [];

    private Agreement()
    {
    }

    public Agreement(string? name, string? shortName, DateOnly? signedOn, Signature by) => Change(name, shortName, signedOn, by);

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public DateOnly SignedOn { get; private set; }

    public IReadOnlyList<AgreementVersion> Versions => _versions;

    public IReadOnlyList<AgreementArea> Areas => _areas;

    public IReadOnlyList<AgreementParty> Parties => _parties;

    public IReadOnlyList<Subregion> Subregions => _subregions;

    public IReadOnlyList<GradeScale> Scales => _scales;

    public void Change(string? name, string? shortName, DateOnly? signedOn, Signature by)
    {
        var (fullName, inTables, on) = (
            Guard.Text(name, "Avtalets namn", 300, nameof(Name)),
            Guard.Text(shortName, "Kortnamnet", 100, nameof(ShortName)),
            Guard.Date(signedOn, "Avtalets datum", nameof(SignedOn)));
        (Name, ShortName, SignedOn) = (fullName, inTables, on);
        Touch(by);
    }

    /// <summary>Finds a part that is still in use.</summary>
    private static T Find<T>(IEnumerable<T> parts, Guid id, string missing)
        where T : Entity => parts.FirstOrDefault(p => p.Id == id && !p.IsWithdrawn) ?? throw new DomainException(missing);

    private static bool IsSame(string name, string? typed) => string.Equals(name, typed?.Trim(), StringComparison.OrdinalIgnoreCase);
}
