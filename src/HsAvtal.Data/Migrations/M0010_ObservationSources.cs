using HsAvtal.Data.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HsAvtal.Data.Migrations;

/// <summary>Observations say from which document, interview and figure.</summary>
[DbContext(typeof(HsAvtalDbContext))]
[Migration("0010_observation_sources")]
public sealed class M0010ObservationSources : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("0010_observation_sources.sql"));
}
