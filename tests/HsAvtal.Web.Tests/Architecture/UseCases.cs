using System.Reflection;
using HsAvtal.Web.Access;
using HsAvtal.Web.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>Every public method of every service that the features register.</summary>
internal static class UseCases
{
    public static IReadOnlyList<MethodInfo> All { get; } = Of(Services());

    public static IReadOnlyList<MethodInfo> Of(IEnumerable<Type> services) =>
        [.. services.SelectMany(s => s.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.GetBaseDefinition() == m && !m.IsSpecialName)];

    /// <summary>Those that neither name an operation nor say why they need none.</summary>
    public static IEnumerable<string> Nameless(IEnumerable<MethodInfo> useCases) =>
        from m in useCases
        let named = m.GetCustomAttribute<UseCaseAttribute>()
        where named is null || (named.Operations.Count == 0) == string.IsNullOrWhiteSpace(named.OwnBecause)
        select $"{m.DeclaringType!.Name}.{m.Name}";

    public static IEnumerable<Operation> OperationsOf(MethodInfo useCase) => useCase.GetCustomAttribute<UseCaseAttribute>()?.Operations ?? [];

    private static IEnumerable<Type> Services()
    {
        var services = new ServiceCollection();
        services.AddFeatures();
        return services.Select(s => s.ServiceType).Where(t => t.Assembly == typeof(Program).Assembly).Append(typeof(AgreementDirectory));
    }
}
