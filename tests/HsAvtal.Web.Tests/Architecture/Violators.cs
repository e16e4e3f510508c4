// What is wrong here is wrong on purpose.
#pragma warning disable CA1822, CS0649, IDE0051, IDE0052, S1104, S1144, S2325, S4487
using HsAvtal.Data;
using HsAvtal.Data.Accounts;
using HsAvtal.Domain;
using HsAvtal.Domain.Audits;
using HsAvtal.Web.Access;
using HsAvtal.Web.Features.Overview;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

// The namespace is a feature's, as a component of that feature would have it.
namespace HsAvtal.Web.Features.Violators;

/// <summary>Breaks a wall by a member: a context's factory is injected.</summary>
internal sealed class ComponentWithFactory : ComponentBase
{
    [Inject]
    private IDbContextFactory<HsAvtalDbContext> Contexts { get; set; } = null!;
}

/// <summary>Breaks a wall only inside of a lambda of an asynchronous method.</summary>
internal sealed class ComponentThatHidesAContext : ComponentBase
{
    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await Task.Yield();
        Func<object?> hidden = () => ((HsAvtalDbContext?)Services.GetService(typeof(HsAvtalDbContext)))?.Signature;
        hidden();
    }
}

/// <summary>Holds a tracked entity.</summary>
internal sealed class ComponentWithEntity : ComponentBase
{
    private Audit? Shown { get; set; }
}

/// <summary>Uses the service of another feature.</summary>
internal sealed class ComponentWithForeignService : ComponentBase
{
    [Inject]
    private OverviewService Service { get; set; } = null!;
}

/// <summary>One method asks who is asking, directly or through another; one does not.</summary>
internal sealed class CarelessService
{
    private readonly CurrentUser _user;

    public CarelessService(CurrentUser user) => _user = user;

    public async Task<Guid> AskAsync() => await IndirectlyAsync(() => _user.GetAsync());

    public Task<int> AskNobodyAsync() => Task.FromResult(1);

    private static async Task<Guid> IndirectlyAsync(Func<Task<Viewer>> ask) => (await ask()).Actor.UserId;
}

/// <summary>Can be changed from outside, reads the clock and knows the sign-in library.</summary>
internal sealed class CarelessEntity : Entity
{
    public int Number;

    public string Name { get; set; } = "";

    public List<string> Lines { get; } = [];

    public string[] Words { get; private set; } = [];

    public IReadOnlyList<string> Fine => Lines;

    public UserAccount? Owner { get; private set; }

    public bool IsLate() => DateTimeOffset.UtcNow > DateTimeOffset.MaxValue;
}
