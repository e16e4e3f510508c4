using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HsAvtal.EndToEnd.Tests.Survey;

/// <summary>The routes of every page in the published app, so that a new page cannot be forgotten.</summary>
public static class PageRoutes
{
    public static IReadOnlyList<string> OfTheApp()
    {
        using var file = File.OpenRead(Path.Combine(Environment.GetEnvironmentVariable("HSAVTAL_TEST_APP")!, "HsAvtal.Web.dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.CustomAttributes.Select(metadata.GetCustomAttribute).Where(a => IsRoute(metadata, a)).Select(a => Template(metadata, a)).Order(StringComparer.Ordinal)];
    }

    private static bool IsRoute(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, "RouteAttribute");

    /// <summary>The attribute's one argument, after the two bytes that every attribute's value begins with.</summary>
    private static string Template(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadSerializedString()!;
    }
}
