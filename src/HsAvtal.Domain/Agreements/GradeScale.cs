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

    internal GradeScale(Guid agreementId, string? name, GradeScalePurpose purpose, IReadOnlyList<string> gradesBestFirst)
    {
        var words = Words(gradesBestFirst);
        AgreementId = agreementId;
        Name = Called(name);
        Purpose = purpose;
        _grades.AddRange(words.Select((text, i) => new Grade(Id, purpose, i + 1, words.Count, text)));
    }

    public Guid AgreementId { get; private set; }

    public string Name { get; private set; } = "";

    public GradeScalePurpose Purpose { get; private set; }

    /// <summary>The grades, best first.</summary>
    public IReadOnlyList<Grade> Grades => _grades;

    internal IEnumerable<Grade> InOrder => _grades.OrderBy(g => g.Rank);

    internal static string Called(string? name) => Guard.Text(name, "Skalans namn", 100, nameof(Name));

    /// <summary>The words of the grades as they are to be kept: two to nine, none twice.</summary>
    internal static IReadOnlyList<string> Words(IReadOnlyList<string> gradesBestFirst)
    {
        var words = gradesBestFirst.Select(g => Guard.Text(g, "Bedömningens namn", 100, nameof(Grades))).ToList();
        Guard.That(words.Count is >= 2 and <= 9, "En bedömningsskala har minst två steg och högst nio.", nameof(Grades));
        Guard.That(words.Distinct(StringComparer.OrdinalIgnoreCase).Count() == words.Count, "Två steg kan inte heta lika.", nameof(Grades));
        return words;
    }

    internal void Rename(string name) => Name = name;

    internal void RenameGrades(IReadOnlyList<string> words)
    {
        foreach (var (grade, word) in InOrder.Zip(words))
        {
            grade.Rename(word);
        }
    }

    internal void Withdraw(string reason, Signature by) => MarkWithdrawn(reason, by);
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
        Name = name;
    }

    public Guid ScaleId { get; private set; }

    public GradeScalePurpose Purpose { get; private set; }

    /// <summary>1 is the best.</summary>
    public int Rank { get; private set; }

    /// <summary>How many grades the scale has.</summary>
    public int Steps { get; private set; }

    public string Name { get; private set; } = "";

    internal void Rename(string name) => Name = name;

    /// <summary>Orders within one scale.</summary>
    /// <exception cref="DomainException">The grades are of different scales, which cannot be compared.</exception>
    public bool IsBetterThan(Grade other)
    {
        Guard.That(other.ScaleId == ScaleId, "Bedömningar på olika skalor går inte att jämföra.");
        return Rank < other.Rank;
    }
}
