using HsAvtal.Data;
using HsAvtal.Web.Features.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Everything that can be in the change log has its Swedish words there, and is found by its kind.</summary>
[Trait("Rule", "18")]
public sealed class HistoryWordsTests
{
    /// <summary>What is never logged by itself: change_log.sql and decision record 0021 say why.</summary>
    private static readonly string[] _notLogged =
        ["ChangeLogEntry", "ChangeLogHead", "FormDraft", "StoredFile", "KoladaRun", "KoladaRunLine", "UsedNonce", "IndicatorBatch", "IndicatorRevision"];

    /// <summary>What is told in sentences of its own, not by its kind.</summary>
    private static readonly string[] _sentences = ["Deferral", "ProgressReport", "RecommendationEvent", "BoardResponse"];

    private static readonly IReadOnlyList<IEntityType> _logged = Model();

    [Fact]
    public void Every_kind_of_thing_has_a_word() =>
        _logged.Select(t => t.ClrType.Name).Except(_sentences, StringComparer.Ordinal).Should().BeSubsetOf(HistoryWords.Things.Keys);

    [Fact]
    public void Every_kind_of_thing_is_found_by_its_kind_in_the_log() =>
        _logged.Select(t => t.ClrType.Name).Should().BeSubsetOf(LogKinds.All.SelectMany(k => k.Entities));

    [Fact]
    public void Every_property_is_told_or_is_bookkeeping()
    {
        var untold = _logged.SelectMany(t => t.GetProperties().Select(p => p.Name.TrimStart('_'))).Distinct(StringComparer.Ordinal)
            .Where(name => !HistoryWords.Properties.ContainsKey(name) && !HistoryWords.Bookkeeping.Contains(name));

        string.Join(", ", untold).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_worded_that_is_not_there()
    {
        var properties = _logged.SelectMany(t => t.GetProperties().Select(p => p.Name.TrimStart('_'))).ToHashSet(StringComparer.Ordinal);

        HistoryWords.Things.Keys.Except(_logged.Select(t => t.ClrType.Name), StringComparer.Ordinal).Should().BeEmpty();
        HistoryWords.Properties.Keys.Concat(HistoryWords.Bookkeeping).Except(properties, StringComparer.Ordinal).Should().BeEmpty();
        HistoryWords.Properties.Keys.Should().NotIntersectWith(HistoryWords.Bookkeeping);
    }

    private static List<IEntityType> Model()
    {
        using var db = new HsAvtalDbContext(new DbContextOptionsBuilder<HsAvtalDbContext>().UseNpgsql("Host=nowhere").Options);
        return [.. db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !_notLogged.Contains(t.ClrType.Name, StringComparer.Ordinal))];
    }
}
