using HsAvtal.Data.Files;
using HsAvtal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence", table => table.HasCheckConstraint("ck_evidence_one_owner", "num_nonnulls(progress_report_id, observation_id, decision_id, follow_up_report_id) = 1"));
        builder.Property(e => e.FileHash).HasMaxLength(64);
        builder.Property(e => e.FileName).HasMaxLength(200);
        builder.Property(e => e.Link).HasMaxLength(2000);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Property(e => e.RecordedBy).HasMaxLength(200);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.FileHash);
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFile");
        builder.HasKey(f => f.Hash);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.Property(f => f.ContentType).HasMaxLength(100);
    }
}
