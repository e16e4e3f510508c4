using HsAvtal.Data.Indicators;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class KoladaRunConfiguration : IEntityTypeConfiguration<KoladaRun>
{
    public void Configure(EntityTypeBuilder<KoladaRun> builder)
    {
        builder.ToTable("KoladaRun");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.StartedBy).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RunId);
        builder.HasIndex(r => r.StartedAt);
    }
}

internal sealed class KoladaRunLineConfiguration : IEntityTypeConfiguration<KoladaRunLine>
{
    public void Configure(EntityTypeBuilder<KoladaRunLine> builder)
    {
        builder.ToTable("KoladaRunLine");
        builder.Property(l => l.Id).UseIdentityAlwaysColumn();
        builder.Property(l => l.Failure).HasMaxLength(1000);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(l => l.IndicatorId);
        builder.HasIndex(l => new { l.IndicatorId, l.At });
    }
}
