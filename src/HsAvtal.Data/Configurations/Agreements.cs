using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreement");
        builder.Property(a => a.Name).HasMaxLength(300);
        builder.Property(a => a.ShortName).HasMaxLength(100);
        builder.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AgreementId);
        builder.HasMany(a => a.Areas).WithOne().HasForeignKey(a => a.AgreementId);
        builder.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId);
        builder.HasMany(a => a.Subregions).WithOne().HasForeignKey(s => s.AgreementId);
        builder.HasMany(a => a.Scales).WithOne().HasForeignKey(s => s.AgreementId);
    }
}

internal sealed class AgreementVersionConfiguration : IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> builder)
    {
        builder.ToTable("AgreementVersion");
        builder.Property(v => v.Label).HasMaxLength(200);
    }
}

internal sealed class AgreementAreaConfiguration : IEntityTypeConfiguration<AgreementArea>
{
    public void Configure(EntityTypeBuilder<AgreementArea> builder)
    {
        builder.ToTable("AgreementArea");
        builder.Property(a => a.Name).HasMaxLength(150);
        builder.Property(a => a.Summary).HasMaxLength(2000);
        // Not unique: two areas change places in one save, and the agreement's version keeps two from doing so at once.
        builder.HasIndex(a => new { a.AgreementId, a.Order });
        builder.HasMany(a => a.Commitments).WithOne().HasForeignKey(c => c.AreaId);
    }
}

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("Commitment");
        builder.Property(c => c.Text).HasMaxLength(2000);
        builder.Property(c => c.Target).HasMaxLength(200);
        builder.HasIndex(c => new { c.AreaId, c.Number }).IsUnique();
    }
}

internal sealed class AgreementPartyConfiguration : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> builder)
    {
        builder.ToTable("AgreementParty");
        builder.HasKey(p => new { p.AgreementId, p.OrganisationId });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
        builder.HasOne<Subregion>().WithMany().HasForeignKey(p => p.SubregionId);
    }
}

internal sealed class SubregionConfiguration : IEntityTypeConfiguration<Subregion>
{
    public void Configure(EntityTypeBuilder<Subregion> builder)
    {
        builder.ToTable("Subregion");
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.HasIndex(s => new { s.AgreementId, s.Name }).IsUnique();
    }
}

internal sealed class GradeScaleConfiguration : IEntityTypeConfiguration<GradeScale>
{
    public void Configure(EntityTypeBuilder<GradeScale> builder)
    {
        builder.ToTable("GradeScale");
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.HasMany(s => s.Grades).WithOne().HasForeignKey(g => g.ScaleId);
    }
}

internal sealed class GradeConfiguration : IEntityTypeConfiguration<Grade>
{
    public void Configure(EntityTypeBuilder<Grade> builder)
    {
        builder.ToTable("Grade");
        builder.Property(g => g.Name).HasMaxLength(100);
        builder.HasIndex(g => new { g.ScaleId, g.Rank }).IsUnique();
    }
}
