[assembly: TestCollectionOrderer("HsAvtal.EndToEnd.Tests.App.SharedAppsFirst", "HsAvtal.EndToEnd.Tests")]

namespace HsAvtal.EndToEnd.Tests.App;

/// <summary>The collections that share an app are long, and begin; the classes with an app of their own fill up at the end.</summary>
public sealed class SharedAppsFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.CollectionDefinition is null);
}
