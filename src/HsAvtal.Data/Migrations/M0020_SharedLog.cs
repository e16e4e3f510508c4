using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The log of what is nobody's own is found without reading everybody's.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0020_shared_log")]
public sealed class M0020SharedLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0020_shared_log.sql"));
}
