using HsAvtal.Data.Accounts;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisation");
        builder.Property(o => o.Code).HasMaxLength(4);
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.ShortName).HasMaxLength(50);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasMany(o => o.Boards).WithOne().HasForeignKey(b => b.OrganisationId);
    }
}

internal sealed class BoardConfiguration : IEntityTypeConfiguration<Board>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.ToTable("Board");
        builder.Property(b => b.Name).HasMaxLength(200);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("RoleAssignment");
        // Two who give the same role at the same moment give it once.
        builder.HasIndex(a => new { a.Role, a.UserId, a.OrganisationId }).IsUnique().HasFilter("withdrawn_at IS NULL");
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(a => a.UserId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
        builder.HasOne<SignInProvider>().WithMany().HasForeignKey(a => a.ProviderId);
    }
}

internal sealed class UserAccountConfiguration : IEntityTypeConfiguration<UserAccount>
{
    public void Configure(EntityTypeBuilder<UserAccount> builder)
    {
        builder.ToTable("UserAccount");
        builder.Property(u => u.DisplayName).HasMaxLength(200);
        builder.Property(u => u.StatusReason).HasMaxLength(1000);
        builder.Property(u => u.HasHadRole).HasDefaultValue(false).ValueGeneratedOnAddOrUpdate();
        builder.HasIndex(u => u.Id, "ix_user_account_without_role").HasFilter("NOT has_had_role");
    }
}
