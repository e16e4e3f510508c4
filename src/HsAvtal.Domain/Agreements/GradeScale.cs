namespace HsAvtal.Domain.Agreements;

/// <summary>What a scale grades.</summary>
public enum GradeScalePurpose
{
    /// <summary>How well an area, or the whole, is complied with.</summary>
    Compliance,

    /// <summary>Whether the measures for a recommendation, or for all of them, are sufficient.</summary>
    Measures,
}

/// <summary>A configurable, ordered scale of grades (<em>bedömningsskala</em>).</summary>
public sealed class GradeScale : Entity
{
    private readonly List<Grade> _grades = [];

    private GradeScale()
    {
    }

    internal GradeScale(Guid agreementId, string name, GradeScalePurpose purpose, IReadOnlyList<string> gradesBestFirst)
    {
        AgreementId = agreementId;
        Name = Guard.Text(name, "Skalans namn", 100, nameof(Name));
        Purpose = purpose;
        _grades.AddRange(gradesBestFirst.Select((text, i) => new Grade(Id, purpose, i + 1, gradesBestFirst.Count, text)));
    }

    public Guid AgreementId { get; private set; }

    public string Name { get; private set; } = "";

    public GradeScalePurpose Purpose { get; private set; }

    /// <summary>The grades, best first.</summary>
    public IReadOnlyList<Grade> Grades => _grades;
}

/// <summary>One step of a scale.</summary>
public sealed class Grade : Entity
{
    private Grade()
    {
    }

    internal Grade(Guid scaleId, GradeScalePurpose purpose, int rank, int steps, string name)
    {
        ScaleId = scaleId;
        Purpose = purpose;
        Rank = rank;
        Steps = steps;
        Name = Guard.Text(name, "Bedömningens namn", 100, nameof(Name));
    }

    public Guid ScaleId { get; private set; }

    public GradeScalePurpose Purpose { get; private set; }

    /// <summary>1 is the best.</summary>
    public int Rank { get; private set; }

    /// <summary>How many grades the scale has.</summary>
    public int Steps { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Orders within one scale.</summary>
    /// <exception cref="DomainException">The grades are of different scales, which cannot be compared.</exception>
    public bool IsBetterThan(Grade other)
    {
        Guard.That(other.ScaleId == ScaleId, "Bedömningar på olika skalor går inte att jämföra.");
        return Rank < other.Rank;
    }
}
