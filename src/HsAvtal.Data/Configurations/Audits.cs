using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<Audit>
{
    public void Configure(EntityTypeBuilder<Audit> builder)
    {
        builder.ToTable("Audit");
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.CommissionedBy).HasMaxLength(200);
        builder.Property(a => a.CarriedOutBy).HasMaxLength(200);
        builder.Ignore(a => a.Criteria);
        builder.Ignore(a => a.Questions);
        builder.Property<List<string>>("_criteria");
        builder.Property<List<string>>("_questions");
        builder.HasOne<Agreement>().WithMany().HasForeignKey(a => a.AgreementId);
        builder.HasOne<Audit>().WithMany().HasForeignKey(a => a.PreviousAuditId);
        builder.HasMany(a => a.Boards).WithOne().HasForeignKey(b => b.AuditId);
    }
}

internal sealed class AuditedBoardConfiguration : IEntityTypeConfiguration<AuditedBoard>
{
    public void Configure(EntityTypeBuilder<AuditedBoard> builder)
    {
        builder.ToTable("AuditedBoard");
        builder.Property(b => b.HandedOverBy).HasMaxLength(200);
        builder.Property(b => b.RegistryNumber).HasMaxLength(60);
        builder.Property(b => b.Informed).HasMaxLength(300);
        builder.HasIndex(b => new { b.AuditId, b.BoardId }).IsUnique();
        builder.HasOne<Board>().WithMany().HasForeignKey(b => b.BoardId);
        builder.HasMany(b => b.Observations).WithOne().HasForeignKey(o => o.AuditedBoardId);
        builder.HasMany(b => b.Assessments).WithOne().HasForeignKey(a => a.AuditedBoardId);
        builder.HasMany(b => b.FollowUps).WithOne().HasForeignKey(f => f.AuditedBoardId);
    }
}

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("Observation");
        builder.Property(o => o.Text).HasMaxLength(8000);
        builder.Property(o => o.SourceDocument).HasMaxLength(500);
        builder.Property(o => o.SourceInterview).HasMaxLength(500);
        builder.Property(o => o.SourceFigure).HasMaxLength(500);
        builder.HasMany(o => o.Evidence).WithOne().HasForeignKey("ObservationId");
        builder.Property(o => o.RecordedBy).HasMaxLength(200);
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(o => o.AreaId);
    }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("Assessment");
        builder.Ignore(a => a.Subject);
        builder.Property(a => a.Motivation).HasMaxLength(8000);
        builder.Property(a => a.OwnWording).HasMaxLength(300);
        builder.Property(a => a.CorrectionReason).HasMaxLength(1000);
        builder.Property(a => a.RecordedBy).HasMaxLength(200);
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(a => a.AreaId);
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(a => a.RecommendationId);
        builder.HasOne<Grade>().WithMany().HasForeignKey(a => a.GradeId);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(a => a.CorrectsId);
        builder.HasIndex(a => a.AuditedBoardId);
        // The current grades of areas, which overview and matrix are made of: read from the index alone.
        builder.HasIndex([nameof(Assessment.AuditedBoardId)], "IX_Assessment_CurrentGrade")
            .HasFilter("purpose = 'Compliance' AND area_id IS NOT NULL AND corrected_by_id IS NULL AND withdrawn_at IS NULL")
            .IncludeProperties(nameof(Assessment.AreaId), nameof(Assessment.GradeId), nameof(Assessment.RecordedAt));
    }
}

internal sealed class RecommendationFollowUpConfiguration : IEntityTypeConfiguration<RecommendationFollowUp>
{
    public void Configure(EntityTypeBuilder<RecommendationFollowUp> builder)
    {
        builder.ToTable("RecommendationFollowUp");
        builder.HasIndex(f => new { f.AuditedBoardId, f.RecommendationId }).IsUnique();
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(f => f.RecommendationId);
    }
}
