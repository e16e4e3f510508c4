using HsAvtal.Data;
using HsAvtal.Data.Reading;
using HsAvtal.Domain.Access;
using HsAvtal.Domain.Expectations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;

namespace HsAvtal.Web.Features.ToDo;

/// <summary>Reads what is expected of the user at every organisation where the user has a role.</summary>
public sealed class ToDoService
{
    private readonly IDbContextFactory<HsAvtalDbContext> _contexts;
    private readonly CurrentUser _user;
    private readonly TimeProvider _time;

    public ToDoService(IDbContextFactory<HsAvtalDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        _contexts = contexts;
        _user = user;
        _time = time;
    }

    [UseCase(Operation.ReadAgreement)]
    public async Task<ToDoList> ReadAsync(CancellationToken ct = default)
    {
        var viewer = await _user.GetAsync(ct);
        viewer.Actor.DemandSomewhere(Operation.ReadAgreement);
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var today = _time.Today();
        return ToDoList.Of(Expected.Of(viewer.Actor, await db.ExpectationFactsAsync(viewer.Actor, null, ct), today), today);
    }
}
