using FsCheck;
using FsCheck.Fluent;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

/// <summary>One thing that may be tried on a report, allowed or not.</summary>
internal sealed record ReportCommand(string Name, Action<AuditedBoard> Run)
{
    public override string ToString() => Name;
}

/// <summary>Random commands over a few areas and recommendations, so that they meet.</summary>
internal static class ReportCommands
{
    private static readonly Guid[] _ids = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];

    private static readonly Gen<AssessmentSubject> _subjects = Gen.OneOf(
        Gen.Constant(AssessmentSubject.Whole),
        Gen.Elements(_ids).Select(AssessmentSubject.Area),
        Gen.Elements(_ids).Select(AssessmentSubject.Measures));

    private static readonly Gen<GradeScalePurpose> _purposes = Gen.Elements(Enum.GetValues<GradeScalePurpose>());

    private static readonly Gen<string?> _texts = Gen.Elements("Rutiner finns.", "Rutiner saknas.", null, "\u0001", new string('x', 8001));

    private static readonly Gen<Verdict> _verdicts =
        from grade in Gen.Elements(Scales.Compliance.Grades.Concat(Scales.Measures.Grades)).OrNull()
        from motivation in _texts
        from wording in Gen.Elements(null, "på väg", new string('x', 301))
        select new Verdict(grade, motivation, wording);

    private static readonly Gen<HandOver> _handOvers =
        from day in Gen.Elements<DateOnly?>(Signed.Day, Signed.Day, Signed.Day.AddDays(-20), Signed.Day.AddDays(1), null)
        from answer in Gen.Elements<DateOnly?>(Signed.Day.AddDays(90), Signed.Day.AddDays(90), Signed.Day.AddDays(-30), null)
        from informed in Gen.Elements(null, "Kommunstyrelsen", new string('x', 301))
        select new HandOver(day, answer, "REV 2025/7", informed);

    private static readonly Gen<ReportCommand> _draftCommands = Gen.OneOf(
        from s in _subjects from p in _purposes select Command($"Include {s} {p}", r => r.Include(s, p, Signed.ByAuditor())),
        from s in _subjects
        from p in _purposes
        from v in _verdicts
        select Command($"Assess {s} {p} {v.Grade?.Name}", r => r.Assess(s, p, v, Signed.ByAuditor())),
        from i in Gen.Choose(0, 9)
        from reason in _texts
        select Command($"Exclude {i}", r => r.Exclude(AssessmentAt(r, i), reason, Signed.ByAuditor())),
        from id in Gen.Elements(_ids) select Command($"FollowUp {id}", r => r.FollowUp(id, Signed.ByAuditor())),
        from id in Gen.Elements(_ids)
        from outcome in Gen.Elements(Enum.GetValues<FollowUpOutcome>().Cast<FollowUpOutcome?>().Append(null))
        select Command($"Conclude {id} {outcome}", r => r.Conclude(id, outcome, Signed.ByAuditor())),
        from text in _texts
        from source in _texts
        select Command("Observe", r => r.Observe(null, text, new(source, Figure: source), Signed.ByAuditor())),
        from text in _texts
        from source in _texts
        select Command("ChangeObservation", r => r.ChangeObservation(FirstObservation(r), text, new(Interview: source), Signed.ByAuditor())),
        from text in _texts
        select Command("WithdrawObservation", r => r.WithdrawObservation(FirstObservation(r), text, Signed.ByAuditor())),
        from ids in Gen.SubListOf(_ids) select Command($"StartFrom {ids.Count}", r => r.StartFrom(Earlier(r), ids, Signed.ByAuditor())));

    private static readonly Gen<ReportCommand> _corrections =
        from i in Gen.Choose(0, 9)
        from v in _verdicts
        from reason in _texts
        select Command($"Correct {i} {v.Grade?.Name}", r => r.Correct(AssessmentAt(r, i), v, reason, Signed.ByAuditor()));

    /// <summary>Mostly writing, some attempts at hand-over and correction, and now and then all gaps filled at once.</summary>
    public static Gen<ReportCommand> Any { get; } = Gen.Frequency(
        (6, _draftCommands),
        (2, from h in _handOvers select Command($"HandOver {h.On} {h.AnswerDueOn}", r => r.HandOver(h, Signed.ByAuditor()))),
        (1, Gen.Constant(Command("FillGaps", FillGaps))),
        (3, _corrections));

    private static ReportCommand Command(string name, Action<AuditedBoard> run) => new(name, run);

    private static void FillGaps(AuditedBoard report)
    {
        foreach (var open in report.Assessments.Where(a => a.IsCurrent).ToList())
        {
            var grade = open.Purpose == GradeScalePurpose.Compliance ? Scales.Best : Scales.PartlySufficient;
            report.Assess(open.Subject, open.Purpose, ReportBuilder.Verdict(grade), Signed.ByAuditor());
        }

        foreach (var followUp in report.FollowUps)
        {
            report.Conclude(followUp.RecommendationId, FollowUpOutcome.Remains, Signed.ByAuditor());
        }
    }

    private static Guid AssessmentAt(AuditedBoard report, int index) =>
        index < report.Assessments.Count ? report.Assessments[index].Id : Guid.Empty;

    private static Guid FirstObservation(AuditedBoard report) => report.Observations.Count > 0 ? report.Observations[0].Id : Guid.Empty;

    private static AuditedBoard Earlier(AuditedBoard report) =>
        A.Report().On(report.BoardId).Grading(_ids[0], Scales.Best).HandedOver(Signed.Day.AddYears(-3));
}
