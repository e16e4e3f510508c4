using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>The database tells the running instances what has changed.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0017_change_notice")]
public sealed class M0017ChangeNotice : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0017_change_notice.sql"));
}
