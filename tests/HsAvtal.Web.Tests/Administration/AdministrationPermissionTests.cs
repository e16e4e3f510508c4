using System.Reflection;
using System.Runtime.CompilerServices;
using HsAvtal.Web.Features.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Web.Tests.Administration;

/// <summary>Every use case of administration, found by itself, is refused for everybody but an administrator.</summary>
public sealed class AdministrationPermissionTests : IClassFixture<DemoApp>
{
    private readonly DemoApp _app;

    public AdministrationPermissionTests(DemoApp app) => _app = app;

    public static TheoryData<string> UseCases =>
        [.. Services.SelectMany(s => s.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{s.Name}.{m.Name}"))];

    private static IEnumerable<Type> Services =>
        typeof(AdministrationService).Assembly.GetTypes().Where(t => t.Namespace == typeof(AdministrationService).Namespace && t.Name.EndsWith("Service", StringComparison.Ordinal));

    [Fact]
    public void There_are_use_cases_to_try() => UseCases.Should().HaveCountGreaterThan(30);

    [Theory]
    [MemberData(nameof(UseCases))]
    public async Task It_is_refused_for_every_other_role(string useCase)
    {
        var service = Services.Single(s => s.Name == useCase.Split('.')[0]);
        var method = service.GetMethod(useCase.Split('.')[1])!;
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
        {
            var asked = ActivatorUtilities.GetServiceOrCreateInstance(_app.As<IServiceProvider>(role), service);

            var attempt = () => (Task)method.Invoke(asked, [.. method.GetParameters().Select(Any)])!;

            await attempt.Should().ThrowAsync<AccessDeniedException>("{0} is not for {1}", useCase, role);
        }
    }

    /// <summary>Something of the type: the refusal comes before it is looked at.</summary>
    private static object? Any(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type.IsValueType => Activator.CreateInstance(type),
        var type when type == typeof(string) => null,
        var type when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
        var type => RuntimeHelpers.GetUninitializedObject(type),
    };
}
