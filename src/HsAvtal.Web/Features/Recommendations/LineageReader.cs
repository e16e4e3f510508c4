using HsAvtal.Data;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.Recommendations;

/// <summary>Reads the lines that recommendations descend from, in one statement however long they are.</summary>
public static class LineageReader
{
    /// <summary>First raised and times raised for each of the recommendations.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Lineage>> LineagesAsync(this HsAvtalDbContext db, Guid[] recommendationIds, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<LineageRow>(
            $"""
            WITH RECURSIVE line AS (
                SELECT r.id, NULL::uuid AS to_id FROM recommendation r WHERE r.id = ANY({recommendationIds})
                UNION
                SELECT l.from_id, l.to_id FROM line JOIN recommendation_link l ON l.to_id = line.id)
            SELECT line.id AS "Id", line.to_id AS "ToId", r.audit_id AS "AuditId", a.year AS "Year"
            FROM line JOIN recommendation r ON r.id = line.id JOIN audit a ON a.id = r.audit_id
            """).ToListAsync(ct);
        var nodes = rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => new LineageNode(r.Id, r.AuditId, r.Year));
        var links = rows.Where(r => r.ToId is not null).Select(r => (r.Id, r.ToId!.Value)).ToList();
        return recommendationIds.Distinct().Where(nodes.ContainsKey).ToDictionary(id => id, id => Lineage.Of(id, nodes, links));
    }

    /// <summary>What a recommendation goes back to and goes on as, all generations, at one board; drafts are not read (rule 1).</summary>
    internal static Task<List<LineRow>> LineAsync(this HsAvtalDbContext db, Guid recommendationId, Guid boardId, CancellationToken ct) =>
        db.Database.SqlQuery<LineRow>(
            $"""
            WITH RECURSIVE earlier AS (
                SELECT l.from_id AS id, l.kind, 1 AS depth FROM recommendation_link l WHERE l.to_id = {recommendationId}
                UNION
                SELECT l.from_id, l.kind, e.depth + 1 FROM earlier e JOIN recommendation_link l ON l.to_id = e.id),
            later AS (
                SELECT l.to_id AS id, l.kind, 1 AS depth FROM recommendation_link l WHERE l.from_id = {recommendationId}
                UNION
                SELECT l.to_id, l.kind, e.depth + 1 FROM later e JOIN recommendation_link l ON l.from_id = e.id)
            SELECT x.is_earlier AS "IsEarlier", x.depth AS "Depth", x.kind::text AS "Kind", a.id AS "AddresseeId", r.number::text AS "Number", r.title::text AS "Title",
                   audit.year AS "Year", report.handed_over_on AS "HandedOverOn"
            FROM (SELECT true AS is_earlier, * FROM earlier UNION ALL SELECT false, * FROM later) x
            JOIN recommendation r ON r.id = x.id JOIN audit ON audit.id = r.audit_id
            JOIN recommendation_addressee a ON a.recommendation_id = r.id AND a.board_id = {boardId} AND a.state <> 'Draft'
            JOIN audited_board report ON report.id = a.audited_board_id
            ORDER BY audit.year, r.number
            """).ToListAsync(ct);

    private sealed record LineageRow(Guid Id, Guid? ToId, Guid AuditId, int Year);
}

/// <summary>A recommendation on the line of another, so many generations before or after it.</summary>
internal sealed record LineRow(bool IsEarlier, int Depth, string Kind, Guid AddresseeId, string Number, string Title, int Year, DateOnly? HandedOverOn)
{
    public RelatedRecommendation Related => new(AddresseeId, Number, Title, Year, Enum.Parse<LineageKind>(Kind)) { HandedOverOn = HandedOverOn };
}
