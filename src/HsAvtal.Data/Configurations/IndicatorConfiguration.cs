using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
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
        builder.Property(i => i.SourceText).HasMaxLength(300);
        builder.Property(i => i.KoladaId).HasMaxLength(20);
        builder.HasIndex(i => new { i.AgreementId, i.Name }).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(i => i.AgreementId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => i.NumeratorId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => i.DenominatorId);
        builder.HasMany(i => i.Areas).WithOne().HasForeignKey(a => a.IndicatorId);
        builder.HasMany(i => i.Commitments).WithOne().HasForeignKey(c => c.IndicatorId);
    }
}

internal sealed class IndicatorAreaConfiguration : IEntityTypeConfiguration<IndicatorArea>
{
    public void Configure(EntityTypeBuilder<IndicatorArea> builder)
    {
        builder.ToTable("IndicatorArea");
        builder.HasKey(a => new { a.IndicatorId, a.AreaId });
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(a => a.AreaId);
    }
}

internal sealed class IndicatorCommitmentConfiguration : IEntityTypeConfiguration<IndicatorCommitment>
{
    public void Configure(EntityTypeBuilder<IndicatorCommitment> builder)
    {
        builder.ToTable("IndicatorCommitment");
        builder.HasKey(c => new { c.IndicatorId, c.CommitmentId });
        builder.HasOne<Commitment>().WithMany().HasForeignKey(c => c.CommitmentId);
    }
}

internal sealed class IndicatorTargetConfiguration : IEntityTypeConfiguration<IndicatorTarget>
{
    public void Configure(EntityTypeBuilder<IndicatorTarget> builder)
    {
        builder.ToTable("IndicatorTarget");
        builder.Property(t => t.RegisteredBy).HasMaxLength(200);
        builder.HasIndex(t => t.IndicatorId);
        builder.HasIndex(t => new { t.IndicatorId, t.OrganisationId, t.Period }).IsUnique().HasFilter("withdrawn_at IS NULL");
        builder.HasOne<Indicator>().WithMany().HasForeignKey(t => t.IndicatorId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);
        builder.HasOne<BoardDecision>().WithMany().HasForeignKey(t => t.DecisionId);
    }
}

internal sealed class FixedIndicatorsConfiguration : IEntityTypeConfiguration<FixedIndicators>
{
    public void Configure(EntityTypeBuilder<FixedIndicators> builder)
    {
        builder.ToTable("FixedIndicators");
        builder.Property(f => f.DecidedBy).HasMaxLength(200);
        builder.Property(f => f.Paragraph).HasMaxLength(30);
        builder.Property(f => f.RegistryNumber).HasMaxLength(60);
        builder.HasIndex(f => f.AgreementId);
        builder.HasIndex(f => new { f.AgreementId, f.Year }).IsUnique().HasFilter("withdrawn_at IS NULL");
        builder.HasOne<Agreement>().WithMany().HasForeignKey(f => f.AgreementId);
        builder.HasMany(f => f.Indicators).WithOne().HasForeignKey(i => i.FixedIndicatorsId);
    }
}

internal sealed class FixedIndicatorConfiguration : IEntityTypeConfiguration<FixedIndicator>
{
    public void Configure(EntityTypeBuilder<FixedIndicator> builder)
    {
        builder.ToTable("FixedIndicator");
        builder.HasKey(i => new { i.FixedIndicatorsId, i.IndicatorId });
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => i.IndicatorId);
    }
}
