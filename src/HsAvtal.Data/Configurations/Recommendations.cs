using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class RecommendationConfiguration : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("Recommendation");
        builder.Property(r => r.Number).HasMaxLength(10);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Text).HasMaxLength(4000);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId);
        builder.HasIndex(r => new { r.AgreementId, r.AuditId });
        builder.HasOne<Audit>().WithMany().HasForeignKey(r => r.AuditId);
        builder.HasMany(r => r.Areas).WithOne().HasForeignKey(a => a.RecommendationId);
        builder.HasMany(r => r.Addressees).WithOne().HasForeignKey(a => a.RecommendationId);
        builder.HasMany(r => r.Predecessors).WithOne().HasForeignKey(l => l.ToId);
    }
}

internal sealed class RecommendationAreaConfiguration : IEntityTypeConfiguration<RecommendationArea>
{
    public void Configure(EntityTypeBuilder<RecommendationArea> builder)
    {
        builder.ToTable("RecommendationArea");
        builder.HasKey(a => new { a.RecommendationId, a.AreaId });
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(a => a.AreaId);
    }
}

internal sealed class RecommendationLinkConfiguration : IEntityTypeConfiguration<RecommendationLink>
{
    public void Configure(EntityTypeBuilder<RecommendationLink> builder)
    {
        builder.ToTable("RecommendationLink");
        builder.HasKey(l => new { l.FromId, l.ToId });
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(l => l.FromId);
    }
}

internal sealed class RecommendationAddresseeConfiguration : IEntityTypeConfiguration<RecommendationAddressee>
{
    public void Configure(EntityTypeBuilder<RecommendationAddressee> builder)
    {
        builder.ToTable("RecommendationAddressee");
        builder.HasIndex(a => new { a.RecommendationId, a.BoardId }).IsUnique();
        builder.HasOne<Board>().WithMany().HasForeignKey(a => a.BoardId);
        builder.HasOne<AuditedBoard>().WithMany().HasForeignKey(a => a.AuditedBoardId);
        builder.HasOne<BoardDecision>().WithMany().HasForeignKey(a => a.RiskDecisionId);
        builder.HasMany(a => a.Responses).WithOne().HasForeignKey(r => r.AddresseeId);
        builder.HasMany(a => a.Events).WithOne().HasForeignKey(e => e.AddresseeId);
    }
}

internal sealed class BoardResponseConfiguration : IEntityTypeConfiguration<BoardResponse>
{
    public void Configure(EntityTypeBuilder<BoardResponse> builder)
    {
        builder.ToTable("BoardResponse");
        builder.Property(r => r.Statement).HasMaxLength(8000);
        builder.Property(r => r.RecordedBy).HasMaxLength(200);
        builder.HasOne<BoardDecision>().WithMany().HasForeignKey(r => r.DecisionId);
    }
}

internal sealed class RecommendationEventConfiguration : IEntityTypeConfiguration<RecommendationEvent>
{
    public void Configure(EntityTypeBuilder<RecommendationEvent> builder)
    {
        builder.ToTable("RecommendationEvent");
        builder.Property(e => e.Text).HasMaxLength(4000);
        builder.Property(e => e.RecordedBy).HasMaxLength(200);
    }
}

internal sealed class BoardDecisionConfiguration : IEntityTypeConfiguration<BoardDecision>
{
    public void Configure(EntityTypeBuilder<BoardDecision> builder)
    {
        builder.ToTable("BoardDecision");
        builder.Property(d => d.Paragraph).HasMaxLength(30);
        builder.Property(d => d.RegistryNumber).HasMaxLength(60);
        builder.Property(d => d.Text).HasMaxLength(4000);
        builder.Property(d => d.RegisteredBy).HasMaxLength(200);
        builder.Property(d => d.Recipients).HasMaxLength(300);
        builder.HasMany(d => d.Evidence).WithOne().HasForeignKey("DecisionId");
        builder.HasOne<Board>().WithMany().HasForeignKey(d => d.BoardId);
        builder.HasMany(d => d.Recommendations).WithOne().HasForeignKey(r => r.DecisionId);
    }
}

internal sealed class DecisionRecommendationConfiguration : IEntityTypeConfiguration<DecisionRecommendation>
{
    public void Configure(EntityTypeBuilder<DecisionRecommendation> builder)
    {
        builder.ToTable("DecisionRecommendation");
        builder.HasKey(r => new { r.DecisionId, r.RecommendationId });
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(r => r.RecommendationId);
    }
}
