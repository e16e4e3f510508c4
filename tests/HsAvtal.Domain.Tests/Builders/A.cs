using HsAvtal.Domain.Recommendations;

namespace HsAvtal.Domain.Tests.Builders;

/// <summary>Starts a sentence of test data: <c>A.Report().Grading(area, grade).HandedOver()</c>.</summary>
internal static class A
{
    public static ReportBuilder Report() => new();

    public static RecommendationBuilder Recommendation() => new();

    public static RecommendationAddressee BoardWhereItIs(RecommendationState state) => AddresseeBuilder.In(state);

    public static DecisionBuilder Decision() => new();

    public static PlanBuilder Plan() => new();

    public static ActionBuilder PlannedAction() => new();

    public static DeferralMove Move(DateOnly? to) => new(to);
}
