using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The search: an index of what is published, kept by the writes.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0019_search")]
public sealed class M0019Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0019_search.sql"));
}
