using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The run log of what is fetched from Kolada.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0011_kolada")]
public sealed class M0011Kolada : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0011_kolada.sql"));
}
