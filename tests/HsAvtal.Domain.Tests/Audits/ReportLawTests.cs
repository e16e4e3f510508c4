using FluentAssertions;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests.Audits;

/// <summary>What holds for a report whatever is tried on it, in whatever order.</summary>
public sealed class ReportLawTests
{
    private static readonly Guid _areaId = Guid.CreateVersion7();

    [Fact]
    public void A_refused_command_leaves_the_report_unchanged() =>
        Law.CheckForAllSequences(ReportCommands.Any, commands =>
        {
            var report = A.Report().AsDraft();
            foreach (var command in commands)
            {
                Refusal.AssertNothingChangedIfRefused(report, () => command.Run(report));
            }
        });

    [Fact]
    [Trait("Rule", "2")]
    public void After_hand_over_an_assessment_never_changes_except_that_it_names_its_correction() =>
        CheckEachStep((report, run) =>
        {
            var handedOver = !report.IsDraft;
            var before = Unchanging(report);

            run();

            if (handedOver)
            {
                Unchanging(report).Take(before.Count).Should().Equal(before);
            }
        });

    [Fact]
    [Trait("Rule", "2")]
    public void After_hand_over_an_assessment_names_one_correction_for_ever() =>
        CheckEachStep((report, run) =>
        {
            var corrected = report.Assessments.Where(a => a.CorrectedById is not null).Select(a => (a.Id, a.CorrectedById)).ToList();

            run();

            corrected.Should().BeSubsetOf(report.Assessments.Select(a => (a.Id, a.CorrectedById)));
        });

    [Fact]
    [Trait("Rule", "2")]
    public void A_correction_and_what_it_corrects_name_each_other() =>
        CheckEachStep((report, run) =>
        {
            run();

            foreach (var correction in report.Assessments.Where(a => a.CorrectsId is not null))
            {
                report.Assessments.Single(old => old.Id == correction.CorrectsId).CorrectedById.Should().Be(correction.Id);
                correction.CorrectionReason.Should().NotBeNullOrWhiteSpace();
            }
        });

    [Fact]
    [Trait("Rule", "1")]
    public void A_report_never_goes_back_to_being_a_draft() =>
        CheckEachStep((report, run) =>
        {
            var handedOver = !report.IsDraft;

            run();

            (handedOver && report.IsDraft).Should().BeFalse();
        });

    [Fact]
    [Trait("Rule", "1")]
    public void A_handed_over_report_has_no_gaps() =>
        CheckEachStep((report, run) =>
        {
            run();

            if (!report.IsDraft)
            {
                report.Gaps().Should().BeEmpty();
            }
        });

    [Fact]
    [Trait("Rule", "3")]
    public void A_subject_has_at_most_one_current_assessment_on_each_kind_of_scale() =>
        CheckEachStep((report, run) =>
        {
            run();

            report.Assessments.Where(a => a.IsCurrent).Select(a => (a.Subject, a.Purpose)).Should().OnlyHaveUniqueItems();
        });

    [Fact]
    [Trait("Rule", "17")]
    public void Nothing_ever_disappears_from_a_report() =>
        CheckEachStep((report, run) =>
        {
            var before = Ids(report);

            run();

            before.Should().BeSubsetOf(Ids(report));
        });

    [Fact]
    public void The_random_commands_do_hand_reports_over_and_correct_them()
    {
        var corrected = 0;
        CheckEachStep((report, run) =>
        {
            run();
            corrected += report.Assessments.Any(a => a.CorrectsId is not null) ? 1 : 0;
        }, seed: 1);

        corrected.Should().BePositive("a law about corrections says nothing if none is ever made");
    }

    /// <summary>From an empty draft, and from a report that is handed over, which random commands seldom get as far as.</summary>
    private static void CheckEachStep(Action<AuditedBoard, Action> holds, ulong? seed = null) =>
        Law.CheckForAllSequences(ReportCommands.Any, commands =>
        {
            foreach (var report in (AuditedBoard[])[A.Report().AsDraft(), A.Report().Grading(_areaId, Scales.Best).HandedOver()])
            {
                foreach (var command in commands)
                {
                    holds(report, () => Refusal.Of(() => command.Run(report)));
                }
            }
        }, seed);

    private static List<object> Unchanging(AuditedBoard report) =>
    [
        .. report.Assessments.Select(a => (
            a.Id, a.Subject, a.Purpose, a.GradeId, a.Motivation, a.OwnWording, a.RecordedAt, a.RecordedBy, a.CorrectsId, a.IsWithdrawn)),
    ];

    private static List<Guid> Ids(AuditedBoard report) =>
    [
        .. report.Assessments.Select(a => a.Id),
        .. report.Observations.Select(o => o.Id),
        .. report.FollowUps.Select(f => f.Id),
    ];
}
