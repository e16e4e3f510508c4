using HsAvtal.Domain.ActionPlans;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Audits;
using HsAvtal.Domain.Decisions;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using HsAvtal.Domain.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class ActionPlanConfiguration : IEntityTypeConfiguration<ActionPlan>
{
    public void Configure(EntityTypeBuilder<ActionPlan> builder)
    {
        builder.ToTable("ActionPlan");
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.HasOne<Board>().WithMany().HasForeignKey(p => p.BoardId);
        builder.HasOne<Audit>().WithMany().HasForeignKey(p => p.AuditId);
        builder.HasOne<BoardDecision>().WithMany().HasForeignKey(p => p.AdoptionDecisionId);
        builder.HasMany(p => p.Actions).WithOne(a => a.Plan).HasForeignKey(a => a.PlanId);
    }
}

internal sealed class PlannedActionConfiguration : IEntityTypeConfiguration<PlannedAction>
{
    public void Configure(EntityTypeBuilder<PlannedAction> builder)
    {
        builder.ToTable("PlannedAction");
        builder.Ignore(a => a.Slippage);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Description).HasMaxLength(4000);
        builder.Property(a => a.ResponsibleFunction).HasMaxLength(150);
        builder.HasIndex(a => new { a.PlanId, a.Number }).IsUnique();
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(a => a.AreaId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(a => a.EffectIndicatorId);
        builder.HasMany(a => a.Recommendations).WithOne().HasForeignKey(r => r.ActionId);
        builder.HasMany(a => a.Deferrals).WithOne().HasForeignKey(d => d.ActionId);
        builder.HasMany(a => a.Reports).WithOne().HasForeignKey(r => r.ActionId);
    }
}

internal sealed class ActionRecommendationConfiguration : IEntityTypeConfiguration<ActionRecommendation>
{
    public void Configure(EntityTypeBuilder<ActionRecommendation> builder)
    {
        builder.ToTable("ActionRecommendation");
        builder.HasKey(r => new { r.ActionId, r.RecommendationId });
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(r => r.RecommendationId);
    }
}

internal sealed class DeferralConfiguration : IEntityTypeConfiguration<Deferral>
{
    public void Configure(EntityTypeBuilder<Deferral> builder)
    {
        builder.ToTable("Deferral");
        builder.Property(d => d.Reason).HasMaxLength(2000);
        builder.Property(d => d.DecidedBy).HasMaxLength(150);
        builder.Property(d => d.RecordedBy).HasMaxLength(200);
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("ProgressReport");
        builder.Property(r => r.Text).HasMaxLength(4000);
        builder.HasMany(r => r.Evidence).WithOne().HasForeignKey("ProgressReportId");
        builder.Property(r => r.RecordedBy).HasMaxLength(200);
    }
}
