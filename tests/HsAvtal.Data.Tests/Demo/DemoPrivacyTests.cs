using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Tests.Demo;

/// <summary>The demonstration data names functions and no persons, and reaches nobody.</summary>
public sealed partial class DemoPrivacyTests : IClassFixture<DemoDatabase>
{
    private readonly DemoDatabase _database;

    public DemoPrivacyTests(DemoDatabase database) => _database = database;

    [Fact]
    public async Task Every_e_mail_address_anywhere_is_at_a_domain_that_cannot_exist()
    {
        var addresses = new List<string>();
        foreach (var table in Schema.Model.EntityTypes.Select(e => e.GetTableName()))
        {
            var rows = await Sql.ListAsync<string>(_database.SuperConnection, $"SELECT t::text FROM {table} t WHERE t::text LIKE '%@%'");
            addresses.AddRange(rows.SelectMany(r => EMail().Matches(r)).Select(m => m.Value));
        }

        addresses.Should().HaveCountGreaterThanOrEqualTo(5).And.OnlyContain(a => a.EndsWith(".example", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Rule", "21")]
    public async Task Whoever_does_something_is_named_by_function()
    {
        var names = await Sql.ListAsync<string>(
            _database.SuperConnection,
            """
            SELECT display_name FROM user_account
            UNION SELECT user_name FROM change_log
            UNION SELECT responsible_function FROM planned_action WHERE responsible_function IS NOT NULL
            UNION SELECT decided_by FROM deferral
            UNION SELECT recorded_by FROM deferral
            UNION SELECT recorded_by FROM progress_report
            UNION SELECT recorded_by FROM assessment
            UNION SELECT recorded_by FROM evidence
            UNION SELECT recorded_by FROM observation
            UNION SELECT recorded_by FROM board_response
            UNION SELECT recorded_by FROM recommendation_event
            UNION SELECT registered_by FROM board_decision
            UNION SELECT registered_by FROM indicator_target
            UNION SELECT user_name FROM indicator_batch
            UNION SELECT handed_over_by FROM audited_board WHERE handed_over_by IS NOT NULL
            """);

        names.Should().HaveCountGreaterThan(8).And.OnlyContain(n => Function().IsMatch(n));
    }

    [Fact]
    public async Task No_column_that_names_somebody_is_forgotten_here()
    {
        var columns = Schema.Model.EntityTypes.SelectMany(e => e.GetProperties())
            .Where(p => p.Name.EndsWith("By", StringComparison.Ordinal) && p.ClrType == typeof(string))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}")
            .Where(n => !n.EndsWith("WithdrawnBy", StringComparison.Ordinal));

        columns.Should().BeEquivalentTo(
            "Assessment.RecordedBy",
            "Audit.CommissionedBy",
            "Audit.CarriedOutBy",
            "AuditedBoard.HandedOverBy",
            "BoardDecision.RegisteredBy",
            "BoardResponse.RecordedBy",
            "Deferral.DecidedBy",
            "Deferral.RecordedBy",
            "Evidence.RecordedBy",
            "FixedIndicators.DecidedBy",
            "IndicatorTarget.RegisteredBy",
            "KoladaRun.StartedBy",
            "FollowUpReport.RecordedBy",
            "Observation.RecordedBy",
            "ProgressReport.RecordedBy",
            "RecommendationEvent.RecordedBy");
        (await Sql.ListAsync<string>(_database.SuperConnection, "SELECT commissioned_by FROM audit UNION SELECT carried_out_by FROM audit UNION SELECT decided_by FROM fixed_indicators"))
            .Should().BeEquivalentTo("Kommunens revisorer", "KomRedo", "Sirona", "Sakkunnigt biträde", "Centralt samverkansorgan");
    }

    /// <summary>The whole text is one function, with an organisation after it or not.</summary>
    [GeneratedRegex(
        "^(Systemet|MAS|Omsorgsnämnden|Sakkunnig revisor|Nämndsekreterare|Verksamhetsutvecklare|Verksamhetschef( hälso- och sjukvård)?|Förvaltningschef|Processledare|Systemförvaltare)(, (Kristianstad|Region Skåne|delregion Nordost))?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Function();

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\w", RegexOptions.None, 1000)]
    private static partial Regex EMail();
}
