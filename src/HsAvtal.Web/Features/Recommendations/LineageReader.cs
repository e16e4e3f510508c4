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

    private sealed record LineageRow(Guid Id, Guid? ToId, Guid AuditId, int Year);
}
