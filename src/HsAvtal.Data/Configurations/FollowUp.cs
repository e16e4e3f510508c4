using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.FollowUp;
using HsAvtal.Domain.Indicators;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class FollowUpPlanConfiguration : IEntityTypeConfiguration<FollowUpPlan>
{
    public void Configure(EntityTypeBuilder<FollowUpPlan> builder)
    {
        builder.ToTable("FollowUpPlan");
        builder.HasIndex(p => new { p.BoardId, p.Year }).IsUnique();
        builder.HasOne<Board>().WithMany().HasForeignKey(p => p.BoardId);
        builder.HasMany(p => p.Items).WithOne(i => i.Plan).HasForeignKey(i => i.PlanId);
    }
}

internal sealed class FollowUpItemConfiguration : IEntityTypeConfiguration<FollowUpItem>
{
    public void Configure(EntityTypeBuilder<FollowUpItem> builder)
    {
        builder.ToTable("FollowUpItem");
        builder.Property(i => i.Title).HasMaxLength(200);
        builder.Property(i => i.How).HasMaxLength(2000);
        builder.Property(i => i.ResponsibleFunction).HasMaxLength(150);
        builder.HasIndex(i => new { i.PlanId, i.Number }).IsUnique();
        builder.HasOne<AgreementArea>().WithMany().HasForeignKey(i => i.AreaId);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(i => i.CommitmentId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => i.IndicatorId);
        builder.HasMany(i => i.Occasions).WithOne().HasForeignKey(o => o.ItemId);
    }
}

internal sealed class FollowUpOccasionConfiguration : IEntityTypeConfiguration<FollowUpOccasion>
{
    public void Configure(EntityTypeBuilder<FollowUpOccasion> builder)
    {
        builder.ToTable("FollowUpOccasion");
        builder.HasIndex(o => new { o.ItemId, o.PlannedOn });
        builder.HasMany(o => o.Reports).WithOne().HasForeignKey(r => r.OccasionId);
    }
}

internal sealed class FollowUpReportConfiguration : IEntityTypeConfiguration<FollowUpReport>
{
    public void Configure(EntityTypeBuilder<FollowUpReport> builder)
    {
        builder.ToTable("FollowUpReport");
        builder.Property(r => r.Text).HasMaxLength(4000);
        builder.Property(r => r.RecordedBy).HasMaxLength(200);
        builder.HasMany(r => r.Evidence).WithOne().HasForeignKey("FollowUpReportId");
    }
}

internal sealed class BoardMeetingConfiguration : IEntityTypeConfiguration<BoardMeeting>
{
    public void Configure(EntityTypeBuilder<BoardMeeting> builder)
    {
        builder.ToTable("BoardMeeting");
        builder.Property(m => m.Note).HasMaxLength(200);
        builder.HasIndex(m => new { m.BoardId, m.MeetsOn });
        builder.HasOne<Board>().WithMany().HasForeignKey(m => m.BoardId);
    }
}
