using System.Security.Cryptography;
using HsAvtal.Data.ChangeLog;
using Npgsql;

namespace HsAvtal.Data.Tests.ChangeLog;

/// <summary>Whatever the superuser does to the log is found, and the first entry that does not fit is named.</summary>
[Trait("Rule", "18")]
public sealed class TamperTests : IClassFixture<MigratedDatabase>, IAsyncLifetime
{
    private const int Length = 40;

    private static readonly Guid _chain = Guid.Parse("00000000-0000-0000-0000-0000000000aa");
    private static readonly Guid _other = Guid.Parse("00000000-0000-0000-0000-0000000000bb");

    private static readonly string[] _edits =
    [
        "occurred_at = occurred_at + interval '1 microsecond'", "occurred_at = 'infinity'", "user_id = gen_random_uuid()", "user_name = user_name || ' '", "user_name = ''",
        "role = 'Administrator'", "role = NULL", "action = 'Deleted'", "entity = 'Audit'", "entity_id = entity_id || '0'", "aggregate_id = gen_random_uuid()", "aggregate_id = NULL",
        "organisation_id = gen_random_uuid()", "organisation_id = NULL", "draft = 'Plan'", "before = NULL", "before = after, after = before", "after = '{}'", "after = after || '{\"x\": null}'",
        "correlation_id = NULL", "correlation_id = ''", "hash = sha256(hash)", "hash = ''", "id = DEFAULT",
        // Text that moves from one column to the next.
        "user_name = left(user_name, -1), role = right(user_name, 1) || role", "entity = entity || left(entity_id, 1), entity_id = substr(entity_id, 2)",
    ];

    private readonly MigratedDatabase _database;
    private NpgsqlDataSource _source = null!;
    private NpgsqlConnection _connection = null!;
    private IReadOnlyList<LogHead> _heads = [];

    public TamperTests(MigratedDatabase database) => _database = database;

    public async Task InitializeAsync()
    {
        _source = NpgsqlDataSource.Create(_database.SuperConnection);
        _connection = await _source.OpenConnectionAsync();
        await RunAsync("TRUNCATE change_log, change_log_head");
        for (var written = 0; written < Length; written += 10)
        {
            await RunAsync(
                """
                INSERT INTO change_log (occurred_at, user_id, user_name, role, action, entity, entity_id, aggregate_id, organisation_id, before, after, correlation_id, chain)
                SELECT now() + n * interval '1 s', gen_random_uuid(), 'Funktion ' || n, 'Officer', 'Modified', 'PlannedAction', n || '-åäö', gen_random_uuid(), gen_random_uuid(),
                    jsonb_build_object('DueOn', '2026-03-31', 'Number', n / 7.0), jsonb_build_object('DueOn', '2026-06-30'), 'spår', c.chain
                FROM generate_series(1, 10) n, (VALUES ('00000000-0000-0000-0000-0000000000aa'::uuid), ('00000000-0000-0000-0000-0000000000bb')) c (chain)
                """);
            _heads = [.. _heads, .. await HeadsAsync()];
        }
    }

    public async Task DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    [Fact]
    public async Task An_untouched_log_fits_its_own_end_and_every_head_that_was_written_down()
    {
        var reports = await VerifyAsync();

        _heads.Should().HaveCount(8);
        reports.Select(r => (r.Chain, r.Count, r.Fault)).Should().Equal((_chain, Length, null), (_other, Length, null));
    }

    [Fact]
    public async Task Each_of_a_thousand_edits_deletions_swaps_and_truncations_is_found_and_named()
    {
        // The same every time.
        var random = new Random(2026);
        var missed = new List<string>();
        for (var n = 0; n < 1000; n++)
        {
            await using var transaction = await _connection.BeginTransactionAsync();
            var (sql, first) = Manipulation(random);
            await RunAsync(sql);
            var reports = await VerifyAsync();
            if (reports[0].Fault?.Sequence != first || reports[1].Fault is not null)
            {
                missed.Add($"{sql}: expected {first}, told {string.Join(" | ", reports)}");
            }

            await transaction.RollbackAsync();
        }

        missed.Should().BeEmpty();
    }

    [Fact]
    public async Task A_truncated_chain_whose_end_is_forged_too_is_found_only_by_what_was_written_down()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await RunAsync(Truncate(30, forgeEnd: true));

        (await new ChainVerifier(_connection, []).VerifyAsync())[0].Fault.Should().BeNull();
        var fault = (await VerifyAsync())[0].Fault!;

        fault.Sequence.Should().Be(31);
        fault.What.Should().Contain("kedjan hade 40 poster").And.Contain(_heads[^2].Text);
    }

    [Fact]
    public async Task A_chain_that_is_gone_altogether_is_found()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await RunAsync("TRUNCATE change_log, change_log_head");

        (await VerifyAsync()).Select(r => (r.Chain, r.Fault?.Sequence)).Should().Equal((_chain, 1), (_other, 1));
    }

    [Fact]
    public async Task A_fault_names_the_entry_by_id_and_time()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await RunAsync($"UPDATE change_log SET user_name = 'Någon annan' WHERE chain = '{_chain}' AND sequence = 17");
        await using var command = new NpgsqlCommand($"SELECT id, occurred_at FROM change_log WHERE chain = '{_chain}' AND sequence = 17", _connection);
        long id;
        DateTime at;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            (id, at) = (reader.GetInt64(0), reader.GetDateTime(1));
        }

        var report = (await VerifyAsync())[0];

        report.Should().BeEquivalentTo(new { Chain = _chain, Count = 16, Fault = new { Sequence = 17, Id = id, OccurredAt = at } });
        report.Fault!.What.Should().StartWith("innehållet stämmer inte med kontrollsumman");
    }

    [Fact]
    public async Task A_head_on_paper_is_looked_for_in_every_chain()
    {
        var head = _heads[^1];
        var right = LogHead.In(LogHead.Short(head.Sequence, head.Hash)).Single();
        var wrong = LogHead.In("39-0123456789abcdef").Single();

        var reports = await new ChainVerifier(_connection, [right, wrong]).VerifyAsync();

        reports.Select(r => (r.Chain, r.Fault?.Sequence)).Should().Equal((_chain, null), (_other, null), (null, 39));
    }

    [Fact]
    public void A_head_is_signed_and_found_in_a_log_whatever_stands_around_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var head = LogHead.Of(_chain, 17, SHA256.HashData([1]), new DateTimeOffset(2026, 11, 25, 1, 2, 3, TimeSpan.Zero), key);

        var read = LogHead.In($$"""{"Message":"Change log head \"{{head.Text}}\"","x":1}""").Single();

        read.Should().BeEquivalentTo(head);
        read.IsSignedBy(key).Should().BeTrue();
        read.IsSignedBy(another).Should().BeFalse();
        LogHead.In(head.Text.Replace(":17:", ":16:", StringComparison.Ordinal)).Single().IsSignedBy(key).Should().BeFalse();
        LogHead.In(LogHead.Of(_chain, 17, new byte[32], DateTimeOffset.UnixEpoch, null).Text).Single().IsSignedBy(key).Should().BeFalse();
    }

    /// <summary>A statement of the superuser's, and the first entry that does not fit after it.</summary>
    private static (string Sql, long First) Manipulation(Random random)
    {
        var one = random.Next(1, Length);
        var two = random.Next(one + 1, Length + 1);
        return random.Next(8) switch
        {
            0 or 1 or 2 => (Edit(one, _edits[random.Next(_edits.Length)]), one),
            3 => ($"DELETE FROM change_log WHERE chain = '{_chain}' AND sequence = {one}", one),
            // Two entries change places, with or without taking their hashes along.
            4 => (Swap(one, two, random.Next(2) == 0), one),
            5 => (Truncate(one, random.Next(2) == 0), one + 1),
            // One is put in, and those after it are moved.
            6 => (Inject(one), one),
            // One is changed and every hash after it made anew: seen at the next head that was written down.
            _ => (Rechain(one), (one + 9) / 10 * 10),
        };
    }

    private static string Edit(int sequence, string set) => $"UPDATE change_log SET {set} WHERE chain = '{_chain}' AND sequence = {sequence}";

    private static string Swap(int one, int two, bool withHash) =>
        $"""
        UPDATE change_log SET sequence = -sequence WHERE chain = '{_chain}' AND sequence IN ({one}, {two});
        UPDATE change_log l SET sequence = -o.sequence{(withHash ? "" : ", hash = o.hash")} FROM change_log o
        WHERE l.chain = '{_chain}' AND o.chain = l.chain AND l.sequence < 0 AND o.sequence < 0 AND o.sequence <> l.sequence
        """;

    private static string Truncate(int last, bool forgeEnd) =>
        $"DELETE FROM change_log WHERE chain = '{_chain}' AND sequence > {last};" + (forgeEnd
            ? $"UPDATE change_log_head h SET sequence = l.sequence, hash = l.hash FROM change_log l WHERE h.chain = '{_chain}' AND l.chain = h.chain AND l.sequence = {last}"
            : "");

    private static string Inject(int sequence) =>
        $"""
        UPDATE change_log SET sequence = -sequence WHERE chain = '{_chain}' AND sequence >= {sequence};
        UPDATE change_log SET sequence = 1 - sequence WHERE chain = '{_chain}' AND sequence < 0;
        SET LOCAL session_replication_role = replica;
        INSERT INTO change_log (occurred_at, user_id, user_name, action, entity, entity_id, chain, sequence, hash)
        SELECT occurred_at, user_id, user_name, action, entity, entity_id, chain, {sequence}, hash FROM change_log WHERE chain = '{_chain}' AND sequence = {sequence + 1};
        SET LOCAL session_replication_role = origin
        """;

    private static string Rechain(int sequence) =>
        $"""
        CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM change_log WHERE chain = '{_chain}' AND sequence >= {sequence};
        UPDATE kept SET user_name = 'Någon annan' WHERE sequence = {sequence};
        DELETE FROM change_log WHERE chain = '{_chain}' AND sequence >= {sequence};
        UPDATE change_log_head h SET sequence = {sequence - 1},
            hash = coalesce((SELECT l.hash FROM change_log l WHERE l.chain = h.chain AND l.sequence = {sequence - 1}), decode(repeat('00', 32), 'hex'))
        WHERE h.chain = '{_chain}';
        INSERT INTO change_log OVERRIDING SYSTEM VALUE SELECT * FROM kept ORDER BY sequence
        """;

    private Task<IReadOnlyList<ChainReport>> VerifyAsync() => new ChainVerifier(_connection, _heads).VerifyAsync();

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<LogHead>> HeadsAsync()
    {
        await using var command = new NpgsqlCommand("SELECT chain, sequence, hash FROM change_log_head ORDER BY chain", _connection);
        await using var reader = await command.ExecuteReaderAsync();
        var heads = new List<LogHead>();
        while (await reader.ReadAsync())
        {
            heads.Add(LogHead.Of(reader.GetGuid(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2), DateTimeOffset.UtcNow, null));
        }

        return heads;
    }
}
