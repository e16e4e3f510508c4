using FluentAssertions;
using HsAvtal.Domain.Access;

namespace HsAvtal.Domain.Tests.Access;

/// <summary>Where organisations' people sign in, and which claims give which roles.</summary>
public sealed class SignInProviderTests
{
    private static readonly Guid _kristianstad = Guid.NewGuid();
    private static readonly Guid _hassleholm = Guid.NewGuid();
    private static readonly Signature _by = new(Guid.NewGuid(), "Systemförvaltare", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Kristianstad")]
    [InlineData("k")]
    [InlineData("kommun/1")]
    [InlineData(null)]
    public void A_key_fits_an_address_and_a_setting(string? key)
    {
        var add = () => new SignInProvider(Guid.NewGuid(), key, Facts(), _by);

        add.Should().Throw<DomainException>().Which.Field.Should().Be("Key");
    }

    [Theory]
    [InlineData("http://inloggning.example")]
    [InlineData("https://inloggning.example/?a=b")]
    [InlineData("https://inloggning.example/#a")]
    [InlineData("https://user@inloggning.example/")]
    [InlineData("inloggning.example")]
    [InlineData("file:///etc/passwd")]
    public void An_issuer_is_an_address_over_TLS(string issuer)
    {
        var add = () => Provider(Facts(issuer: issuer));

        add.Should().Throw<DomainException>().Which.Field.Should().Be("Issuer");
    }

    [Fact]
    public void A_provider_is_somebodys()
    {
        var add = () => Provider(Facts() with { OrganisationIds = [] });

        add.Should().Throw<DomainException>().Which.Field.Should().Be("OrganisationIds");
    }

    [Fact]
    public void A_claim_gives_the_roles_of_its_rules_and_no_other_does()
    {
        var provider = Provider(Facts());
        provider.AddRule("groups", "omsorg", Role.Officer, _kristianstad, _by);
        provider.AddRule("groups", "omsorg", Role.BoardMember, _kristianstad, _by);
        provider.AddRule("groups", "revision", Role.Auditor, _kristianstad, _by);

        provider.RolesFor([("groups", "omsorg"), ("groups", "annat")]).Should().BeEquivalentTo([(Role.Officer, _kristianstad), (Role.BoardMember, _kristianstad)]);
        provider.RolesFor([("groups", "Omsorg"), ("group", "omsorg"), ("groups", "omsorg2")]).Should().BeEmpty();
    }

    [Fact]
    public void A_rule_gives_roles_only_at_the_providers_organisations()
    {
        var provider = Provider(Facts() with { OrganisationIds = [_kristianstad, _hassleholm] });
        provider.AddRule("groups", "omsorg", Role.Officer, _hassleholm, _by);

        var elsewhere = () => provider.AddRule("groups", "omsorg", Role.Officer, Guid.NewGuid(), _by);
        elsewhere.Should().Throw<DomainException>().Which.Field.Should().Be("OrganisationId");

        provider.Change(Facts(), _by);
        provider.RolesFor([("groups", "omsorg")]).Should().BeEmpty("Hässleholm signs in elsewhere now");
    }

    [Fact]
    [Trait("Rule", "17")]
    public void A_withdrawn_rule_gives_nothing_and_stays_in_the_record()
    {
        var provider = Provider(Facts());
        provider.AddRule("groups", "omsorg", Role.Officer, _kristianstad, _by);

        provider.WithdrawRule(provider.Rules[0].Id, "Gruppen är borta", _by);

        provider.RolesFor([("groups", "omsorg")]).Should().BeEmpty();
        provider.Rules.Should().ContainSingle().Which.WithdrawnReason.Should().Be("Gruppen är borta");
    }

    [Fact]
    public void The_same_rule_is_not_said_twice()
    {
        var provider = Provider(Facts());
        provider.AddRule("groups", "omsorg", Role.Officer, _kristianstad, _by);

        var again = () => provider.AddRule(" groups ", "omsorg", Role.Officer, _kristianstad, _by);

        again.Should().Throw<DomainException>().Which.Field.Should().Be("ClaimValue");
    }

    [Fact]
    public void Nothing_changes_in_what_is_withdrawn()
    {
        var provider = Provider(Facts());
        provider.Withdraw("Bytt", _by);

        var change = () => provider.Change(Facts(), _by);
        var rule = () => provider.AddRule("groups", "omsorg", Role.Officer, _kristianstad, _by);

        change.Should().Throw<DomainException>();
        rule.Should().Throw<DomainException>();
    }

    private static SignInProviderFacts Facts(string issuer = "https://inloggning.example") => new("Kommunens inloggning", issuer, "hsavtal", null, "title", [_kristianstad]);

    private static SignInProvider Provider(SignInProviderFacts facts) => new(Guid.NewGuid(), "kommunen", facts, _by);
}
