using HsAvtal.Domain;
using HsAvtal.Domain.Indicators;
using HsAvtal.Web.Components.Shared;
using HsAvtal.Web.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HsAvtal.Web.Features.Indicators;

/// <summary>Where a file's values are seen row by row before they are taken in.</summary>
public sealed partial class ValueFilePage
{
    private const int MostShown = 200;

    private readonly FormState _state = new();
    private ValueFileForm _form = new();
    private ValueFileForm? _read;
    private string? _error;
    private string? _organisation;
    private IReadOnlyList<TypedIndicator> _indicators = [];
    private IReadOnlyList<FileRow> _rows = [];

    [PersistentState]
    public Seen? Seen { get; set; }

    [Inject]
    private ValueService Service { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int _wrong => _rows.Count(r => r.Errors.Count > 0);

    protected override async Task OnInitializedAsync()
    {
        (_indicators, _organisation, var seen) = await Service.ForFileAsync();
        Seen ??= seen;
    }

    /// <summary>What is shown below follows the file, also one that was kept.</summary>
    protected override bool ShouldRender()
    {
        if (_form != _read)
        {
            _read = _form;
            _rows = _form.Lines.Count == 0 ? [] : ValueFiles.Read(_form.Lines, _indicators);
        }

        return true;
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        _error = null;
        try
        {
            Guard.That(chosen.File.Size <= ValueFiles.MostBytes, "Filen är för stor: högst 5 MB.");
            var content = new byte[chosen.File.Size];
            await using var stream = chosen.File.OpenReadStream(ValueFiles.MostBytes);
            await stream.ReadExactlyAsync(content);
            _form = new ValueFileForm { FileName = chosen.File.Name, Lines = ValueFiles.Cells(chosen.File.Name, content) };
        }
        catch (DomainException e)
        {
            _form = new();
            _error = e.Message;
        }
    }

    private async Task SaveAsync()
    {
        _error = _rows.Count == 0 ? "Välj en fil först." : null;
        if (_rows.Count == 0 || !await _state.TryAsync(SaveAllAsync, now => Seen = now, leaves: true))
        {
            return;
        }

        Navigation.NavigateTo($"/indikatorer/varden?inlasta={_rows.Count}");
    }

    private Task SaveAllAsync()
    {
        Guard.That(_wrong == 0, "Rätta raderna i filen och läs in den igen. Inget är sparat.");
        return Service.SaveAsync([.. _rows.Select(r => r.Read!)], _form.FileName, Seen!);
    }
}
