using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Data.Accounts;

/// <summary>Keeps the data protection keys in the database.</summary>
public sealed class DataProtectionKeys : IXmlRepository
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;

    public DataProtectionKeys(IDbContextFactory<HsAvtalDbContext> contexts) => _contexts = contexts;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = _contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = _contexts.CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
