using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>What the administration pages need: areas that change places, roles held once, why an account is disabled.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0005_administration")]
public sealed class M0005Administration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0005_administration.sql"));
}
