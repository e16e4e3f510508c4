using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Indexes that the pages need at national size.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0018_national_size")]
public sealed class M0018NationalSize : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0018_national_size.sql"));
}
