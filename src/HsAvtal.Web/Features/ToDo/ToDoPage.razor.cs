using HsAvtal.Domain.Expectations;
using HsAvtal.Web.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.News;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.ToDo;

/// <summary>What is expected of the user, soonest first; or all of one kind, page by page.</summary>
public sealed partial class ToDoPage
{
    private ToDoList _list = new([], false, default);
    private ToDoSection? _one;
    private ListQuery _query = null!;
    private Watch _watch = null!;

    [SupplyParameterFromQuery]
    private string? Visa { get; set; }

    [SupplyParameterFromQuery]
    private int? Sida { get; set; }

    [SupplyParameterFromQuery]
    private bool? Utskrift { get; set; }

    [Inject]
    private ToDoService Service { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    private string? _lead => _list.Total == 0 ? null : $"{Words.Count(_list.Total, "sak väntas", "saker väntas")} av dig{_overdue}. Det mest brådskande står först.";

    private string _overdue => _list.Overdue == 0 ? "" : $", {Words.Count(_list.Overdue, "är försenad", "är försenade")}";

    protected override async Task OnInitializedAsync()
    {
        var home = (await User.GetAsync()).Organisations is [var only] ? only.Code : null;
        _watch = Watch.All(home, Subject.Audits, Subject.Recommendations, Subject.Decisions, Subject.ActionPlans, Subject.FollowUp);
        _list = await Service.ReadAsync();
        _one = _list.Sections.FirstOrDefault(s => s.Kind.ToString() == Visa);
        var filters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["visa"] = Visa };
        _query = new ListQuery("/att-gora", filters, "dag", false, Math.Max(1, Sida ?? 1)) { ForPrint = Utskrift == true };
    }
}
