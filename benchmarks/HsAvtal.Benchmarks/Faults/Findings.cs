namespace HsAvtal.Benchmarks.Faults;

/// <summary>What was found, written as it is found, and whether all that was asked for was kept.</summary>
internal sealed class Findings
{
    public bool AreKept { get; private set; } = true;

    /// <param name="what">What was measured.</param>
    /// <param name="wanted">The goal.</param>
    /// <param name="measured">The figure.</param>
    /// <param name="isKept">Whether the goal was reached; null when it could not be measured.</param>
    /// <param name="note">What else to know.</param>
    public void Add(string what, string wanted, string measured, bool? isKept, string note = "")
    {
        AreKept &= isKept != false;
        new Figure(what, wanted, isKept == false ? $"**{measured}**" : measured, note).Show();
    }

    public void Add(string what, Verdict verdict, string note = "") =>
        Add(what, "inget förlorat, inget dubblerat", verdict.ToString(), verdict.IsKept, note);
}
