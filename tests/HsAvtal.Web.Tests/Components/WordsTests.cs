using System.Reflection;
using HsAvtal.Domain;
using HsAvtal.Web.Components.Shared;

namespace HsAvtal.Web.Tests.Components;

/// <summary>Every value that can be shown has its Swedish word.</summary>
public sealed class WordsTests
{
    /// <summary>Enums that no screen shows by their value.</summary>
    private static readonly string[] _neverShown =
    [
        "Operation", "Reach", "AssessmentSubjectKind", "ReportGapKind", "IndicatorDirection", "Effect", "FactKind",
        "TargetJudgement", "Comparison",
    ];

    private static IReadOnlyDictionary<Type, MethodInfo> Overloads =>
        typeof(Words).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == nameof(Words.Of) && m.GetParameters()[0].ParameterType.IsEnum).ToDictionary(m => m.GetParameters()[0].ParameterType);

    public static TheoryData<Type> Shown => [.. Overloads.Keys];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_has_a_word_of_its_own(Type type)
    {
        var words = Enum.GetValues(type).Cast<object>().Select(v => (string)Overloads[type].Invoke(null, [v])!).ToList();

        words.Should().OnlyHaveUniqueItems().And.OnlyContain(w => w.Length > 2 && char.IsUpper(w[0]));
        words.Should().NotIntersectWith(Enum.GetNames(type), "a word is Swedish, not the name in code");
    }

    [Fact]
    public void Every_enum_of_the_domain_has_words_or_is_never_shown()
    {
        var enums = typeof(Entity).Assembly.GetTypes().Where(t => t.IsEnum && t.IsPublic).ToList();

        enums.Where(t => !Overloads.ContainsKey(t)).Select(t => t.Name).Except(_neverShown, StringComparer.Ordinal).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Hindered", "Hindrad")]
    [InlineData("ConfirmedCompleted", "Bekräftad genomförd")]
    [InlineData("HandedOver", "Överlämnad")]
    [InlineData("Split", "Delad")]
    [InlineData("Fritext som någon skrev", "Fritext som någon skrev")]
    public void A_stored_value_is_told_by_its_word(string stored, string word) => Words.OfStored(stored).Should().Be(word);

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("2026")]
    public void A_number_that_somebody_typed_stays_a_number(string text) => Words.OfStored(text).Should().Be(text);

    [Theory]
    [InlineData(0, "0 dagar")]
    [InlineData(1, "1 dag")]
    [InlineData(2, "2 dagar")]
    public void A_count_agrees_with_its_number(int number, string text) => Words.Count(number, "dag", "dagar").Should().Be(text);
}
