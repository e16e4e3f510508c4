using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>PostgreSQL expects as many rows as the policies let through.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0016_boards_in_sight")]
public sealed class M0016BoardsInSight : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0016_boards_in_sight.sql"));
}
