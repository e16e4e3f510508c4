using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The change log as a chain of hashes per agreement, with role, organisation and draft.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0006_change_log_chain")]
public sealed class M0006ChangeLogChain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0006_change_log_chain.sql"));
}
