using HsAvtal.Domain.Access;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;

namespace HsAvtal.Web.Features.SignIn;

/// <summary>One sign-in provider: what is said of it, and its rules.</summary>
public sealed partial class SignInProviderPage
{
    private static readonly IReadOnlyList<(Role?, string)> _roles = [.. Enum.GetValues<Role>().Select(r => ((Role?)r, Words.Of(r)))];

    private readonly FormState _state = new();
    private readonly FormState _ruleState = new();
    private SignInProviderForm _form = new();
    private ClaimRuleForm _rule = new();
    private Seen? _seen;
    private string? _saved;

    [Parameter]
    public Guid Id { get; set; }

    [PersistentState]
    public SignInProviderSheet? Sheet { get; set; }

    [Inject]
    private SignInProviderService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string _answerAddress => $"{Navigation.BaseUri}konto/extern/{Sheet!.Key}/svar";

    protected override async Task OnInitializedAsync()
    {
        Sheet ??= await Service.FindAsync(Id);
        if (Sheet is null)
        {
            Navigation.NotFound();
            return;
        }

        Fill(Sheet);
    }

    private static string Users(int count) => count == 1 ? "1 konto loggar in" : $"{count:N0} konton loggar in";

    private async Task SaveAsync()
    {
        _saved = null;
        if (await _state.TryAsync(() => Service.ChangeAsync(Id, _form, _seen!), now => _seen = now))
        {
            await ReloadAsync();
            Fill(Sheet!);
            _saved = "Uppgifterna är sparade.";
        }
    }

    private async Task AddAsync()
    {
        if (await _ruleState.TryAsync(() => Service.AddRuleAsync(Id, _rule, Sheet!.Seen), Show))
        {
            _rule = new ClaimRuleForm { ClaimType = _rule.ClaimType };
            await ReloadAsync();
        }
    }

    private void Show(Seen now) => Sheet = Sheet! with { Seen = now };

    /// <summary>After a change of one's own, which is nothing that another did meanwhile.</summary>
    private async Task ReloadAsync()
    {
        var before = Sheet!.Seen;
        Sheet = await Service.FindAsync(Id);
        if (_seen == before)
        {
            _seen = Sheet!.Seen;
        }
    }

    private void Fill(SignInProviderSheet sheet)
    {
        _seen = sheet.Seen;
        _form.Name = sheet.Name;
        _form.Issuer = sheet.Issuer;
        _form.ClientId = sheet.ClientId;
        _form.Scopes = sheet.Scopes;
        _form.NameClaim = sheet.NameClaim;
        _form.OrganisationIds.Clear();
        _form.OrganisationIds.UnionWith(sheet.OrganisationIds);
    }
}
