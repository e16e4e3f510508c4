using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>An action knows how many times its due date has been moved.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0015_times_moved")]
public sealed class M0015TimesMoved : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0015_times_moved.sql"));
}
