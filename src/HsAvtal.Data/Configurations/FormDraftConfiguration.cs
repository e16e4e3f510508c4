using HsAvtal.Data.Accounts;
using HsAvtal.Data.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class FormDraftConfiguration : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("FormDraft");
        builder.HasKey(d => new { d.UserId, d.Key });
        builder.Property(d => d.Key).HasMaxLength(200);
        builder.Property(d => d.Content).HasColumnType("jsonb");
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(d => d.UserId);
    }
}
