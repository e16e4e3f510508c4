using HsAvtal.Data;
using HsAvtal.Data.Database;
using HsAvtal.Data.Indicators;
using HsAvtal.Domain;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.KoladaServer;
using HsAvtal.Web.Features.Kolada;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Kolada;

/// <summary>What a fetch stores, changes, flags and tells, on a real database against a server with the documented shape.</summary>
public sealed class KoladaFetchTests : IClassFixture<MigratedDatabase>, IAsyncLifetime
{
    private static readonly DateOnly _2022 = new(2022, 1, 1);
    private static readonly DateOnly _2024 = new(2024, 1, 1);

    private readonly MigratedDatabase _database;
    private WebApp _web = null!;
    private LocalKolada _server = null!;
    private Guid _kristianstad;
    private Guid _region;

    public KoladaFetchTests(MigratedDatabase database) => _database = database;

    public async Task InitializeAsync()
    {
        _server = await LocalKolada.StartAsync(KoladaContent.WithKnownFigures());
        _web = new WebApp(_database.AppConnection)
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Kolada:BaseUrl"] = _server.Address.AbsoluteUri, ["Kolada:RequestsPerSecond"] = "1000", ["Kolada:RetryDelay"] = "00:00:00.001",
            },
        };
        await using var db = DatabaseSetup.Open(_database.OwnerConnection);
        if (!await db.Organisations.AnyAsync())
        {
            var by = Actor.System.Sign(ProductTemplates.DemoLoadedAt);
            var agreement = new Agreement("Ett avtal", "Avtalet", new DateOnly(2016, 1, 19), by);
            Organisation[] parties = [new("12", "Region Skåne", "Region Skåne", OrganisationKind.Region, by), new("1290", "Kristianstads kommun", "Kristianstad", OrganisationKind.Municipality, by)];
            foreach (var party in parties)
            {
                agreement.AddParty(party, null, by);
            }

            db.AddRange(parties.Cast<object>().Append(agreement).Append(Fetched(agreement, "Läkare vid behov i särskilt boende", "U23482", by)));
            db.SignAs(by);
            await db.SaveChangesAsync();
        }

        var ids = await db.Organisations.ToDictionaryAsync(o => o.Code, o => o.Id, StringComparer.Ordinal);
        (_region, _kristianstad) = (ids["12"], ids["1290"]);
        await db.Database.ExecuteSqlRawAsync("TRUNCATE kolada_run_line, kolada_run, indicator_revision, indicator_value, indicator_batch");
        await db.Database.ExecuteSqlRawAsync("UPDATE indicator SET gone_from_source_at = NULL");
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "16")]
    public async Task The_known_figures_are_stored_with_their_source()
    {
        var run = await FetchAsync();

        run.State.Should().Be(KoladaRunState.Finished);
        run.Lines.Should().ContainSingle().Which.Should().Match<KoladaRunLine>(l => l.Received == 3 && l.Added == 3 && l.Changed == 0 && l.Vanished == 0 && l.Failure == null);
        await using var db = Open();
        (await ValueAsync(db, _kristianstad, _2022)).Value.Should().Be(55.4m);
        (await ValueAsync(db, _kristianstad, _2024)).Value.Should().Be(58.9m);
        (await ValueAsync(db, _region, _2024)).Value.Should().Be(57.4m);
        (await db.IndicatorBatches.SingleAsync()).Should().Match<IndicatorBatch>(b => b.Origin == ValueOrigin.Kolada && b.Source == "Kolada, U23482");
    }

    [Fact]
    public async Task Fetched_again_nothing_is_stored_twice_and_only_what_changed_is_asked_for()
    {
        await FetchAsync();

        var again = await FetchAsync();

        again.Lines.Should().ContainSingle().Which.Should().Match<KoladaRunLine>(l => l.Added == 0 && l.Changed == 0 && l.ChangedSince != null);
        _server.Requests.Last().Path.Should().Contain("from_date=");
        await using var db = Open();
        (await db.IndicatorValues.CountAsync()).Should().Be(3);
        (await db.IndicatorRevisions.CountAsync()).Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "17")]
    public async Task A_revised_figure_keeps_the_old_one_in_history()
    {
        await FetchAsync();
        _server.Content.Figure("U23482", "1290", 2024, 59.3m, changedOn: _web.Time.Today);

        var run = await FetchAsync();

        run.Lines.Single().Changed.Should().Be(1);
        await using var db = Open();
        (await ValueAsync(db, _kristianstad, _2024)).Value.Should().Be(59.3m);
        (await db.IndicatorRevisions.SingleAsync()).Value.Should().Be(58.9m);
    }

    [Theory]
    [InlineData("Private", MissingReason.Confidential)]
    [InlineData("Missing", MissingReason.NotReported)]
    [InlineData("", MissingReason.Unexplained)]
    [Trait("Rule", "16")]
    public async Task A_missing_figure_is_missing_with_its_reason_and_never_zero(string status, MissingReason reason)
    {
        _server.Content.Figure("U23482", "1290", 2023, null, status);

        await FetchAsync();

        await using var db = Open();
        (await ValueAsync(db, _kristianstad, new DateOnly(2023, 1, 1))).Should().Match<IndicatorValue>(v => v.Value == null && v.Missing == reason);
    }

    [Fact]
    public async Task A_deleted_figure_is_dropped_and_one_that_was_there_is_marked_taken_back()
    {
        _server.Content.Figure("U23482", "1290", 2023, 1m, isDeleted: true);
        await FetchAsync();
        _server.Content.Figure("U23482", "1290", 2024, 58.9m, changedOn: _web.Time.Today, isDeleted: true);

        var run = await FetchAsync();

        run.Lines.Single().Vanished.Should().Be(1);
        await using var db = Open();
        (await db.IndicatorValues.CountAsync()).Should().Be(3, "the one that was deleted from the start never came in");
        (await ValueAsync(db, _kristianstad, _2024)).Missing.Should().Be(MissingReason.TakenBack);
    }

    [Fact]
    public async Task A_figure_that_vanishes_in_silence_is_noticed_when_all_is_asked_for_again()
    {
        await FetchAsync();
        _server.Content.WithoutFigures("U23482", "1290", 2022);
        _web.Time.Now = _web.Time.Now.AddDays(31);

        var run = await FetchAsync();

        run.Lines.Single().Should().Match<KoladaRunLine>(l => l.ChangedSince == null && l.Vanished == 1);
    }

    [Fact]
    public async Task An_indicator_that_vanished_is_flagged_and_its_values_stay()
    {
        await FetchAsync();
        _server.Content.WithoutKpi("U23482");

        var run = await FetchAsync();

        run.Lines.Single().Failure.Should().Contain("Finns inte hos Kolada");
        await using var db = Open();
        (await db.Indicators.SingleAsync()).GoneFromSourceAt.Should().NotBeNull();
        (await db.IndicatorValues.CountAsync(v => v.Value != null)).Should().Be(3);

        _server.Content.Kpi("U23482", "Åter");
        await FetchAsync();
        await using var after = Open();
        (await after.Indicators.SingleAsync()).GoneFromSourceAt.Should().BeNull();
    }

    [Theory]
    [InlineData(KoladaFault.Down)]
    [InlineData(KoladaFault.Truncated)]
    [InlineData(KoladaFault.WrongJson)]
    [InlineData(KoladaFault.Redirect)]
    public async Task After_a_fault_the_old_figures_stay_and_the_run_is_marked_failed_with_the_reason(KoladaFault fault)
    {
        await FetchAsync();
        _server.Content.Figure("U23482", "1290", 2024, 1m, changedOn: _web.Time.Today);
        _server.Fault = fault;

        var run = await FetchAsync();

        run.Should().Match<KoladaRun>(r => r.State == KoladaRunState.Failed && r.FinishedAt != null);
        run.Reason.Should().Contain("Kolada");
        await using var db = Open();
        (await ValueAsync(db, _kristianstad, _2024)).Value.Should().Be(58.9m);
    }

    [Fact]
    [Trait("Rule", "18")]
    public async Task What_was_fetched_stands_in_the_change_log()
    {
        await FetchAsync();

        await using var db = Open();
        (await db.ChangeLog.OrderByDescending(e => e.Id).FirstAsync()).Should().Match<Data.ChangeLog.ChangeLogEntry>(e => e.Entity == "IndicatorValue" && e.UserName == "Systemet");
    }

    [Fact]
    public async Task A_run_that_is_asked_to_end_while_it_goes_stores_no_more_and_says_so()
    {
        await FetchAsync();
        _server.Content.Figure("U23482", "1290", 2024, 1m, changedOn: _web.Time.Today);
        _server.BeforeAnswer = async () =>
        {
            await using var db = Open();
            await db.Database.ExecuteSqlAsync($"UPDATE kolada_run SET is_cancel_requested = true WHERE state = 'Running'");
        };

        var run = await FetchAsync();

        run.Should().Match<KoladaRun>(r => r.State == KoladaRunState.Cancelled && r.Reason == null && r.FinishedAt != null);
        await using var after = Open();
        (await ValueAsync(after, _kristianstad, _2024)).Value.Should().Be(58.9m);
    }

    [Fact]
    public async Task A_run_whose_server_was_stopped_is_ended_by_the_next()
    {
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO kolada_run (id, started_at, started_by, state, total, is_cancel_requested) VALUES ({Guid.NewGuid()}, now(), 'Systemet', 'Running', 1, false)");
        }

        await FetchAsync();

        await using var after = Open();
        (await after.KoladaRuns.Select(r => r.State).ToListAsync()).Should().BeEquivalentTo([KoladaRunState.Failed, KoladaRunState.Finished]);
    }

    private static Indicator Fetched(Agreement agreement, string name, string koladaId, Signature by) => new(
        agreement.Id,
        new IndicatorFacts
        {
            Name = name, Definition = "Vad den mäter.", Unit = "procent", Direction = IndicatorDirection.HigherIsBetter, Perspective = Perspective.Patients,
            Source = IndicatorSource.Kolada, SourceText = "Kolada", KoladaId = koladaId,
        },
        by);

    private static Task<IndicatorValue> ValueAsync(HsAvtalDbContext db, Guid organisation, DateOnly period) =>
        db.IndicatorValues.SingleAsync(v => v.OrganisationId == organisation && v.Period == period && v.Gender == Gender.Total);

    private HsAvtalDbContext Open() => DatabaseSetup.Open(_database.OwnerConnection);

    private async Task<KoladaRun> FetchAsync()
    {
        await using var scope = _web.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<KoladaJob>().RunAsync("Systemet");
        await using var db = Open();
        return await db.KoladaRuns.AsNoTracking().Include(r => r.Lines).SingleAsync(r => r.Id == id);
    }
}
