using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("Indicator");
        builder.Property(i => i.Name).HasMaxLength(200);
        builder.Property(i => i.Definition).HasMaxLength(2000);
        builder.Property(i => i.Unit).HasMaxLength(50);
        builder.Property(i => i.Source).HasMaxLength(300);
        builder.HasIndex(i => new { i.AgreementId, i.Name }).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(i => i.AgreementId);
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(i => i.AreaId);
    }
}
