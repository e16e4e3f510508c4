using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>The grid where an officer types the organisation's values.</summary>
public sealed partial class ValuesPage
{
    private static readonly (PeriodKind Kind, string Word, string Key)[] _kinds = [(PeriodKind.Year, "År", "ar"), (PeriodKind.HalfYear, "Halvår", "halvar"), (PeriodKind.Month, "Månad", "manad")];

    private readonly FormState _state = new();
    private ValueGridForm _form = new();
    private IReadOnlyList<(TypedIndicator Indicator, Gender Gender)> _rows = [];
    private string? _saved;

    [PersistentState]
    public ValueGrid? Grid { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? Length { get; set; }

    /// <summary>How many values came from a file just now.</summary>
    [SupplyParameterFromQuery]
    private int? Inlasta { get; set; }

    [Inject]
    private ValueService Service { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var kind = Array.Find(_kinds, k => k.Key == Length).Kind;
        if (Grid is null || Grid.Kind != kind)
        {
            _form = new();
            Grid = await Service.GridAsync(kind);
        }

        _saved ??= Inlasta > 0 ? $"{Words.Count(Inlasta.Value, "värde är inläst", "värden är inlästa")}." : null;

        _rows = Grid.Rows;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var script = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Features/Indicators/ValuesPage.razor.js"]}");
        }
    }

    private string Shown(string key) => _form.Cells.TryGetValue(key, out var typed) ? typed : Grid!.Stored.GetValueOrDefault(key, "");

    /// <summary>What is wrong with what is typed in the cell, or what the save said of it.</summary>
    private string? Error(string key)
    {
        if (!_form.Cells.TryGetValue(key, out var text))
        {
            return null;
        }

        if (_state[key] is { } refused)
        {
            return refused;
        }

        try
        {
            _ = text.Length == 0 ? default : TypedFigures.Read(text);
            return null;
        }
        catch (DomainException e)
        {
            return e.Message;
        }
    }

    private void Type(int row, int column, string? text)
    {
        _saved = null;
        foreach (var (key, cell) in Grid!.Spread(text ?? "", row, column))
        {
            // A cell that is again as it is stored is not changed.
            if (cell == Grid.Stored.GetValueOrDefault(key, ""))
            {
                _form.Cells.Remove(key);
            }
            else
            {
                _form.Cells[key] = cell;
            }
        }
    }

    private async Task SaveAsync()
    {
        var typed = _form.Cells.Select(c => TypedValue.Of(c.Key, c.Value)).OfType<TypedValue>().ToList();
        if (await _state.TryAsync(() => Service.SaveAsync(typed, null, Grid!.Seen), now => Grid = Grid! with { Seen = now }))
        {
            _saved = $"{Words.Count(typed.Count, "värde är sparat", "värden är sparade")}.";
            _form = new();
            Grid = await Service.GridAsync(Grid!.Kind);
        }
    }
}
