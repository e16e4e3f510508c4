using System.Linq.Expressions;
using HsAvtal.Data;
using HsAvtal.Domain;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Editing;

/// <summary>How a query makes the row of a piece of evidence, whatever it supports.</summary>
internal static class EvidenceReader
{
    public static Expression<Func<Evidence, EvidenceRow>> Row(HsAvtalDbContext db) =>
        e => new EvidenceRow(e.Id, e.Title, e.FileName, e.Link, db.Files.Where(f => f.Hash == e.FileHash).Select(f => (int?)f.Size).FirstOrDefault());
}
