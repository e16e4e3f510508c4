using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Benchmarks.Circuits;

/// <summary>
/// A person at a page that is live, as the server sees it: loads the page with the person's session, starts the circuit,
/// answers every batch, types and clicks by what the batches have drawn.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection _connection;
    private readonly Lock _one = new();
    private readonly RenderedPage _page = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _dispatcher;
    private int _calls;

    private Circuit(HubConnection connection) => _connection = connection;

    /// <summary>Batches that the server has sent.</summary>
    public int Batches { get; private set; }

    /// <summary>Bytes of the batches.</summary>
    public long BatchBytes { get; private set; }

    /// <summary>Ends when the server has closed the circuit.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Loads a page and makes it live.</summary>
    /// <param name="person">The person's browser: base address and cookies.</param>
    /// <param name="path">The page's address.</param>
    /// <exception cref="InvalidOperationException">The page is none that goes live, or the server refuses.</exception>
    public static async Task<Circuit> OpenAsync(Person person, string path)
    {
        var html = await person.GetAsync(path);
        var markers = Marker().Matches(html).Select(m => JsonNode.Parse(m.Groups["json"].Value)!.AsObject()).Where(m => m["descriptor"] is not null).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidOperationException($"{path} has nothing that goes live.");
        }

        var circuit = new Circuit(Connect(person));
        circuit.Listen();
        await circuit.StartAsync(person.Address(path), markers, State().Match(html).Groups["state"].Value);
        return circuit;
    }

    public Node? Find(Func<Node, bool> wanted)
    {
        lock (_one)
        {
            return _page.All().FirstOrDefault(wanted);
        }
    }

    /// <summary>Waits until the page shows it.</summary>
    public async Task<Node> WaitForAsync(Func<Node, bool> wanted)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            Task change;
            lock (_one)
            {
                change = _changed.Task;
            }

            if (Find(wanted) is { } node)
            {
                return node;
            }

            if (_lost.Task.IsCompleted || limit.Elapsed > _patience)
            {
                throw new InvalidOperationException(_lost.Task.IsCompleted ? "The circuit was lost." : "The page never showed it.");
            }

            await Task.WhenAny(change, _lost.Task, Task.Delay(_patience));
        }
    }

    /// <summary>Types a value into a field and leaves it.</summary>
    public async Task TypeAsync(string field, string value)
    {
        var node = await WaitForAsync(n => n.Attributes.GetValueOrDefault("id") == field && (n.Handlers.ContainsKey("input") || n.Handlers.ContainsKey("change")));
        await DispatchAsync(node, node.Handlers.ContainsKey("input") ? "input" : "change", value);
    }

    public async Task SubmitAsync() => await DispatchAsync(await WaitForAsync(n => n.Handlers.ContainsKey("submit")), "submit", null);

    public async Task ClickAsync(Func<Node, bool> wanted) => await DispatchAsync(await WaitForAsync(n => n.Handlers.ContainsKey("click") && wanted(n)), "click", null);

    /// <summary>Where the server sends the browser next.</summary>
    public Task<string> LeaveAsync() => _left.Task.WaitAsync(_patience);

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private static HubConnection Connect(Person person)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(person.Base, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.Cookies = person.Cookies;
            options.Headers["Origin"] = person.Base.GetLeftPart(UriPartial.Authority);
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        return builder.Build();
    }

    private void Listen()
    {
        _connection.Closed += _ =>
        {
            _lost.TrySetResult();
            return Task.CompletedTask;
        };
        _connection.On<int, byte[]>("JS.RenderBatch", ApplyAsync);
        _connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        _connection.On<long>("JS.EndUpdateRootComponents", _ => { });
        _connection.On<string>("JS.EndInvokeDotNet", _ => { });
        _connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, _, _) => { });
        _connection.On<string>("JS.Error", _ => _lost.TrySetResult());
        _connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
    }

    private async Task StartAsync(Uri address, List<JsonObject> markers, string state)
    {
        await _connection.StartAsync();
        var id = await _connection.InvokeAsync<string?>("StartCircuit", address.GetLeftPart(UriPartial.Authority) + "/", address.ToString(), "[]", "");
        if (id is null)
        {
            throw new InvalidOperationException("The server starts no circuit.");
        }

        var operations = markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() });
        await _connection.SendAsync("UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString(), state);
    }

    private async Task ApplyAsync(int id, byte[] batch)
    {
        lock (_one)
        {
            _page.Apply(batch);
            Batches++;
            BatchBytes += batch.Length;
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await _connection.SendAsync("OnRenderCompleted", id, null);
    }

    /// <summary>The few calls of the page's script that change what happens next; all are answered.</summary>
    private async Task AnswerAsync(long call, string name, string? arguments, int resultType, long target, int kind)
    {
        if (name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            _dispatcher = JsonNode.Parse(arguments!)![1]!["__dotNetObject"]!.GetValue<long>();
        }
        else if (name.EndsWith("navigateTo", StringComparison.Ordinal))
        {
            _left.TrySetResult(JsonNode.Parse(arguments!)![0]!.GetValue<string>());
        }

        if (call != 0)
        {
            await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call.ToString(CultureInfo.InvariantCulture)},true,null]");
        }
    }

    private Task DispatchAsync(Node node, string name, string? value)
    {
        var told = new JsonObject
        {
            ["eventHandlerId"] = node.Handlers[name],
            ["eventName"] = name,
            ["eventFieldInfo"] = value is null ? null : new JsonObject { ["componentId"] = node.Component, ["fieldValue"] = value },
        };
        var arguments = new JsonArray(told, value is null ? new JsonObject { ["type"] = name } : new JsonObject { ["value"] = value });
        var call = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        return _connection.SendAsync("BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", _dispatcher ?? 0, arguments.ToJsonString());
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[a-zA-Z0-9+/=]+)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
