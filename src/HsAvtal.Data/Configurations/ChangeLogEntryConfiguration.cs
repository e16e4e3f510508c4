using HsAvtal.Data.ChangeLog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class ChangeLogEntryConfiguration : IEntityTypeConfiguration<ChangeLogEntry>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntry> builder)
    {
        builder.ToTable("ChangeLog");
        builder.Property(e => e.Id).UseIdentityAlwaysColumn();
        builder.Property(e => e.UserName).HasMaxLength(200);
        builder.Property(e => e.Action).HasMaxLength(20);
        builder.Property(e => e.Entity).HasMaxLength(100);
        builder.Property(e => e.EntityId).HasMaxLength(200);
        builder.Property(e => e.Before).HasColumnType("jsonb");
        builder.Property(e => e.After).HasColumnType("jsonb");
        builder.Property(e => e.CorrelationId).HasMaxLength(64);
        builder.HasIndex(e => new { e.AggregateId, e.Id });
        builder.HasIndex(e => new { e.OrganisationId, e.Id });
        builder.HasIndex(e => new { e.Chain, e.Sequence }).IsUnique();
        builder.HasIndex(e => new { e.Chain, e.Id });
        builder.HasIndex(e => new { e.Chain, e.Id }, "ix_change_log_shared").HasFilter("organisation_id IS NULL");
        builder.HasIndex(e => new { e.Chain, e.AggregateId }, "ix_change_log_shared_aggregate").HasFilter("organisation_id IS NULL");
        // What is part of no aggregate, such as accounts, is found by its own id; what an account has, by how that begins.
        builder.HasIndex(e => new { e.EntityId, e.Id }).HasFilter("aggregate_id IS NULL");
        builder.HasIndex(e => e.EntityId, "ix_change_log_of_account").HasFilter("aggregate_id IS NULL AND entity_id LIKE '%/%'").HasOperators("text_pattern_ops");
    }
}

internal sealed class ChangeLogHeadConfiguration : IEntityTypeConfiguration<ChangeLogHead>
{
    public void Configure(EntityTypeBuilder<ChangeLogHead> builder)
    {
        builder.ToTable("ChangeLogHead");
        builder.HasKey(h => h.Chain);
        builder.Property(h => h.Chain).ValueGeneratedNever();
        builder.Property(h => h.WrittenIn).HasColumnType("xid8");
    }
}
