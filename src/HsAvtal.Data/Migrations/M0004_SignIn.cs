using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Sign-in at organisations' own servers, with the roles that their claims give; passkeys.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0004_sign_in")]
public sealed class M0004SignIn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0004_sign_in.sql"));
}
