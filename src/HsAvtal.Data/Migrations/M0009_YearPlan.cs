using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Follow-up plans with their occasions and reports, board meetings, and the calendars that users subscribe to.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0009_year_plan")]
public sealed class M0009YearPlan : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0009_year_plan.sql"));
}
