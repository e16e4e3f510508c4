using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Evidence, sent decisions, effect indicators, and what is typed but not saved yet.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0002_follow_up")]
public sealed class M0002FollowUp : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0002_follow_up.sql"));
}
