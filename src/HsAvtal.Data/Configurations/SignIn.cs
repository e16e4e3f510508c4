using HsAvtal.Data.Accounts;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Agreements;
using HsAvtal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HsAvtal.Data.Configurations;

internal sealed class SignInProviderConfiguration : IEntityTypeConfiguration<SignInProvider>
{
    public void Configure(EntityTypeBuilder<SignInProvider> builder)
    {
        builder.ToTable("SignInProvider");
        builder.Property(p => p.Key).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Issuer).HasMaxLength(500);
        builder.Property(p => p.ClientId).HasMaxLength(200);
        builder.Property(p => p.Scopes).HasMaxLength(200);
        builder.Property(p => p.NameClaim).HasMaxLength(100);
        builder.Ignore(p => p.OrganisationIds);
        builder.Property<List<Guid>>("_organisationIds");
        builder.HasIndex(p => p.Key).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId);
        builder.HasMany(p => p.Rules).WithOne().HasForeignKey(r => r.ProviderId);
    }
}

internal sealed class ClaimRuleConfiguration : IEntityTypeConfiguration<ClaimRule>
{
    public void Configure(EntityTypeBuilder<ClaimRule> builder)
    {
        builder.ToTable("ClaimRule");
        builder.Property(r => r.ClaimType).HasMaxLength(200);
        builder.Property(r => r.ClaimValue).HasMaxLength(500);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
    }
}

internal sealed class UsedNonceConfiguration : IEntityTypeConfiguration<UsedNonce>
{
    public void Configure(EntityTypeBuilder<UsedNonce> builder)
    {
        builder.ToTable("UsedNonce");
        builder.HasKey(n => n.Hash);
        builder.Property(n => n.Hash).HasMaxLength(64);
    }
}

/// <summary>The account library knows passkeys from its third schema on; the rest of that schema is not needed here.</summary>
internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("UserPasskey");
        builder.HasKey(p => p.CredentialId);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(p => p.UserId);
    }
}
