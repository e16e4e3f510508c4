using HsAvtal.Data.Demo;
using HsAvtal.Web.Access;

namespace HsAvtal.Web.Tests.Access;

/// <summary>What is tried first is refused, however it is dressed up; what is long and uncommon passes without digits or signs.</summary>
public sealed class CommonPasswordsTests
{
    private static readonly string[] _own = ["kristianstad", "namnd", "hsavtal"];

    [Fact]
    public void The_list_has_a_few_thousand_words() => CommonPasswords.Count.Should().BeGreaterThan(4000);

    [Theory]
    [InlineData("Sommaren2026!")]
    [InlineData("sommaren-2026")]
    [InlineData("Lösenord1234")]
    [InlineData("losenord12345678")]
    [InlineData("P@ssw0rd!!!!")]
    [InlineData("pa$$word2026")]
    [InlineData("passwordpassword")]
    [InlineData("Password1Password1")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("!!!!!!!!!!!!")]
    [InlineData("abcabcabcabc")]
    [InlineData("VälkommenHem1")]
    [InlineData("iloveyou2025")]
    [InlineData("hsavtal-hsavtal")]
    [InlineData("HsAvtal2026!")]
    [InlineData("kristianstad12")]
    [InlineData("namnd_hsavtal_1")]
    [InlineData("djurgarden1891")]
    [InlineData("V1nter 2 0 2 6!")]
    public void One_or_two_common_words_are_guessable(string password) => CommonPasswords.IsGuessable(password, _own).Should().BeTrue();

    [Theory]
    [InlineData(DemoUsers.SignInWord)]
    [InlineData("korrekt häst batteri klammer")]
    [InlineData("tolvtecknade")]
    [InlineData("gröna kastruller dansar")]
    [InlineData("xk7mwpz94tqv")]
    [InlineData("sommar vinter fotboll")]
    [InlineData("kristianstad har vattenrike")]
    public void Long_and_uncommon_is_fine_without_rules_on_characters(string password) => CommonPasswords.IsGuessable(password, _own).Should().BeFalse();
}
