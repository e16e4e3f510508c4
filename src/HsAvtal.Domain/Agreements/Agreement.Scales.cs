namespace HsAvtal.Domain.Agreements;

/// <content>The scales that auditors grade by: at most one in use for each purpose, for grades of two scales cannot be compared.</content>
public sealed partial class Agreement
{
    /// <summary>Adds an ordered scale.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="purpose">What it grades.</param>
    /// <param name="gradesBestFirst">The words of its grades.</param>
    /// <param name="by">Who adds it.</param>
    public GradeScale AddScale(string? name, GradeScalePurpose purpose, IReadOnlyList<string> gradesBestFirst, Signature by)
    {
        Guard.That(
            !_scales.Exists(s => !s.IsWithdrawn && s.Purpose == purpose),
            "Avtalet har redan en skala för detta. Ändra den som finns.",
            nameof(GradeScale.Purpose));
        var scale = new GradeScale(Id, name, purpose, gradesBestFirst);
        _scales.Add(scale);
        Touch(by);
        return scale;
    }

    /// <summary>
    /// Renames the scale, and its grades while nothing handed over is graded by it (rule 2). As many grades keep their places;
    /// with more or fewer a new scale takes its place and the old one is withdrawn.
    /// </summary>
    /// <param name="scaleId">A scale in use.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="gradesBestFirst">The words of its grades.</param>
    /// <param name="isUsed">Whether any handed-over assessment has a grade of it.</param>
    /// <param name="by">Who changes it.</param>
    public void ChangeScale(Guid scaleId, string? name, IReadOnlyList<string> gradesBestFirst, bool isUsed, Signature by)
    {
        var scale = Find(_scales, scaleId, "Skalan finns inte längre.");
        var words = GradeScale.Words(gradesBestFirst);
        var called = GradeScale.Called(name);
        if (!words.SequenceEqual(scale.InOrder.Select(g => g.Name), StringComparer.Ordinal))
        {
            Guard.That(
                !isUsed,
                "Skalan används i överlämnade rapporter. Dess steg kan inte ändras, för då skulle överlämnade bedömningar ändras.",
                nameof(GradeScale.Grades));
            if (words.Count != scale.Grades.Count)
            {
                scale.Withdraw($"Ersatt av en skala med {words.Count} steg.", by);
                AddScale(called, scale.Purpose, words, by);
                return;
            }

            scale.RenameGrades(words);
        }

        scale.Rename(called);
        Touch(by);
    }
}
