using System.Collections;
using System.Reflection;
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using HsAvtal.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>The walls of the house, each as a check that names what breaks it. Empty means that the wall stands.</summary>
internal static class Walls
{
    private const string Features = "HsAvtal.Web.Features.";

    private static readonly string[] _clocks = [nameof(DateTime.Now), nameof(DateTime.UtcNow), nameof(DateTime.Today)];

    /// <summary>Assemblies other than the framework's own.</summary>
    public static IEnumerable<string> ForeignReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name is not ("mscorlib" or "netstandard") && !name.StartsWith("System", StringComparison.Ordinal));

    /// <summary>References that a project file asks for.</summary>
    public static IEnumerable<string> AskedFor(string projectFile) =>
        projectFile.Split('\n').Where(line => line.Contains("Reference ", StringComparison.Ordinal)).Select(line => line.Trim());

    public static IEnumerable<string> ReferencesTo(Assembly assembly, string name) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n == name);

    public static IEnumerable<Type> Components(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IComponent)) && !t.IsAbstract);

    /// <summary>Components that touch a database context, its factory or a tracked aggregate.</summary>
    public static IEnumerable<string> ContextsIn(IEnumerable<Type> components) =>
        from c in components
        from used in Uses.TypesOf(c)
        where used.IsAssignableTo(typeof(DbContext)) || used == typeof(IDbContextFactory<>) || used.IsAssignableTo(typeof(Aggregate))
        select $"{c.FullName} uses {used.Name}";

    /// <summary>Components that use a service of another feature than their own.</summary>
    public static IEnumerable<string> ForeignServicesIn(IEnumerable<Type> components) =>
        from c in components
        from used in Uses.TypesOf(c)
        where used.Name.EndsWith("Service", StringComparison.Ordinal) && used.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true && used.Namespace != c.Namespace
        select $"{c.FullName} uses {used.FullName}";

    /// <summary>Source files that name the context though they are neither a service, a job, what a service reads with, access, hosting nor the edit guard.</summary>
    public static IEnumerable<string> FilesThatOpenContexts(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        where file.Text.Contains(nameof(HsAvtalDbContext), StringComparison.Ordinal) || file.Text.Contains("IDbContextFactory", StringComparison.Ordinal)
        where !MayUseContext(file.Path)
        select file.Path;

    /// <summary>Public methods of a service that never ask who is asking.</summary>
    public static IEnumerable<string> MethodsThatAskNobody(IEnumerable<Type> services) =>
        from s in services
        from m in s.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !Uses.MembersReachedFrom(m).Any(x => x.DeclaringType == typeof(CurrentUser) && x.Name is nameof(CurrentUser.GetAsync) or nameof(CurrentUser.ActorAsync))
        select $"{s.Name}.{m.Name}";

    /// <summary>What can be changed from outside without a method: setters, fields, collections.</summary>
    public static IEnumerable<string> OpenDoors(IEnumerable<Type> entities) =>
        entities.SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } || IsMutableCollection(p.PropertyType))
            .Select(p => $"{e.Name}.{p.Name}")
            .Concat(e.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => $"{e.Name}.{f.Name}"))).Distinct(StringComparer.Ordinal);

    /// <summary>Types that read a clock instead of being told the time.</summary>
    public static IEnumerable<string> ClocksIn(IEnumerable<Type> types) =>
        from t in types
        from m in Uses.MethodsOf(t)
        from used in Uses.MembersIn(m)
        where used.DeclaringType == typeof(TimeProvider)
            || ((used.DeclaringType == typeof(DateTime) || used.DeclaringType == typeof(DateTimeOffset)) && _clocks.Any(c => used.Name == $"get_{c}"))
        select $"{t.Name}.{m.Name}";

    public static IEnumerable<string> MentionsOfAccounts(IEnumerable<Type> types) =>
        types.Where(t => Uses.TypesOf(t).Contains(typeof(UserAccount))).Select(t => t.Name);

    /// <summary>Lines of a file that is longer than a screen.</summary>
    public static int LinesOf(string text) => text.TrimEnd('\n').Split('\n').Length;

    private static bool MayUseContext(string path) =>
        path.StartsWith("Access/", StringComparison.Ordinal) || path.StartsWith("Hosting/", StringComparison.Ordinal) || path is "Editing/EditGuard.cs" or "Editing/FormDraftService.cs"
        || (path.StartsWith("Features/", StringComparison.Ordinal) && (path.EndsWith("Service.cs", StringComparison.Ordinal) || path.EndsWith("Job.cs", StringComparison.Ordinal)))
        || path.EndsWith("Reader.cs", StringComparison.Ordinal) || path.EndsWith("/RecentChanges.cs", StringComparison.Ordinal) || path.EndsWith("/RecommendationHistory.cs", StringComparison.Ordinal);

    private static bool IsMutableCollection(Type type) =>
        type != typeof(string) && (type.IsArray || type.IsAssignableTo(typeof(IList)) || type.IsAssignableTo(typeof(IDictionary))
            || type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>)));
}
