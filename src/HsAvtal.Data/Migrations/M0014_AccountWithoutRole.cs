using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>An account knows whether anybody has ever given it a role.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0014_account_without_role")]
public sealed class M0014AccountWithoutRole : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0014_account_without_role.sql"));
}
