using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The history of an account is found by an index.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0013_account_history")]
public sealed class M0013AccountHistory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0013_account_history.sql"));
}
