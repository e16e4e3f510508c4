using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Values, targets and the yearly fixing of indicators; what an indicator shows, and how it is computed.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0008_indicators")]
public sealed class M0008Indicators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0008_indicators.sql"));
}
