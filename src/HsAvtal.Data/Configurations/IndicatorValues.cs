using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class IndicatorValueConfiguration : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> builder)
    {
        builder.ToTable("IndicatorValue", t => t.HasCheckConstraint("ck_indicator_value_value_or_reason", "num_nonnulls(value, missing) = 1"));
        builder.Property(v => v.Id).UseIdentityAlwaysColumn();

        // The nation is the organisation null, and it has one value per period like the others.
        builder.HasIndex(v => new { v.IndicatorId, v.OrganisationId, v.Gender, v.Period }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(v => new { v.OrganisationId, v.IndicatorId });
        builder.HasIndex(v => new { v.OrganisationId, v.BatchId });
        builder.HasOne<Indicator>().WithMany().HasForeignKey(v => v.IndicatorId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(v => v.OrganisationId);
        builder.HasOne<IndicatorBatch>().WithMany().HasForeignKey(v => v.BatchId);
    }
}

internal sealed class IndicatorRevisionConfiguration : IEntityTypeConfiguration<IndicatorRevision>
{
    public void Configure(EntityTypeBuilder<IndicatorRevision> builder)
    {
        builder.ToTable("IndicatorRevision");
        builder.Property(r => r.Id).UseIdentityAlwaysColumn();
        builder.HasOne<IndicatorValue>().WithMany().HasForeignKey(r => r.ValueId);
        builder.HasOne<IndicatorBatch>().WithMany().HasForeignKey(r => r.BatchId);
        builder.HasOne<IndicatorBatch>().WithMany().HasForeignKey(r => r.ReplacedByBatchId);
    }
}

internal sealed class IndicatorBatchConfiguration : IEntityTypeConfiguration<IndicatorBatch>
{
    public void Configure(EntityTypeBuilder<IndicatorBatch> builder)
    {
        builder.ToTable("IndicatorBatch");
        builder.Property(b => b.Id).UseIdentityAlwaysColumn();
        builder.Property(b => b.Source).HasMaxLength(1000);
        builder.Property(b => b.UserName).HasMaxLength(200);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(b => b.IndicatorId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(b => b.OrganisationId);
    }
}
