using System.Xml.Linq;
using HsAvtal.Domain.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace HsAvtal.Data.Accounts;

/// <summary>
/// Keeps the data protection keys in the database. In plain SQL: the keys are read while the process starts, which should
/// not wait for EF to build its model.
/// </summary>
public sealed class DataProtectionKeys : IXmlRepository
{
    private readonly NpgsqlDataSource _database;

    public DataProtectionKeys(NpgsqlDataSource database) => _database = database;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = _database.CreateCommand("select xml from data_protection_key order by id");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        // Logged as everything else, by the product and without the key itself.
        using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new("select set_config('hsavtal.user_id', $1, true)") { Parameters = { new() { Value = Actor.System.UserId.ToString() } } });
        batch.BatchCommands.Add(new(
            """
            with added as (insert into data_protection_key (friendly_name, xml) values ($1, $2) returning id, friendly_name)
            insert into change_log (occurred_at, user_id, user_name, action, entity, entity_id, after, chain)
            select now(), $3, $4, 'Added', 'DataProtectionKey', id, jsonb_build_object('FriendlyName', friendly_name, 'Xml', '(dolt)'), $3 from added
            """)
        {
            Parameters =
            {
                new() { Value = friendlyName },
                new() { Value = element.ToString(SaveOptions.DisableFormatting) },
                new() { Value = Actor.System.UserId },
                new() { Value = Actor.System.Name },
            },
        });
        batch.ExecuteNonQuery();
    }
}
