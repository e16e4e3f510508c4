using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>An index of the words in the change log.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0012_log_search")]
public sealed class M0012LogSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0012_log_search.sql"));
}
