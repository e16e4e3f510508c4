using System.Reflection;
using HsAvtal.Web.Access;
using HsAvtal.Web.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>Every public method of every service: what the features register, and whatever is called one.</summary>
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
        var named = typeof(Program).Assembly.GetTypes().Where(t => t is { IsPublic: true, IsClass: true } && t.Name.EndsWith("Service", StringComparison.Ordinal));
        return services.Select(s => s.ServiceType).Where(t => t.Assembly == typeof(Program).Assembly).Union(named).Append(typeof(AgreementDirectory));
    }
}
