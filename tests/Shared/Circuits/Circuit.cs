using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace HsAvtal.Tests.Shared.Circuits;

/// <summary>
/// A person at a page that is live, as the server sees it: loads the page with the person's session, starts the circuit,
/// answers every batch, types and clicks by what the batches have drawn.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Person _person;
    private readonly HubConnection _connection;
    private readonly Lock _one = new();
    private readonly RenderedPage _page = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Answer>> _asked = new(StringComparer.Ordinal);
    private long? _dispatcher;
    private string? _id;
    private int _calls;

    private Circuit(Person person)
    {
        _person = person;
        _connection = Connect(person);
    }

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
    public static async Task<Circuit> OpenAsync(Person person, string path) => await OpenAsync(person, path, await person.GetAsync(path));

    /// <summary>Makes a page live that was loaded before, whoever loaded it.</summary>
    public static async Task<Circuit> OpenAsync(Person person, string path, string html)
    {
        var markers = Marker().Matches(html).Select(m => JsonNode.Parse(m.Groups["json"].Value)!.AsObject()).Where(m => m["descriptor"] is not null).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidOperationException($"{path} has nothing that goes live.");
        }

        var circuit = new Circuit(person);
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

    /// <returns>When it is sent: the server has not answered yet.</returns>
    public async Task SubmitAsync() => await DispatchAsync(await WaitForAsync(n => n.Handlers.ContainsKey("submit")), "submit", null);

    public async Task ClickAsync(Func<Node, bool> wanted) => await DispatchAsync(await WaitForAsync(n => n.Handlers.ContainsKey("click") && wanted(n)), "click", null);

    /// <summary>Sends an event of a number that the page may or may not have, and waits for what the server says.</summary>
    public async Task<Answer> DispatchAsync(ulong handler, string name)
    {
        // Until the page is live there is nobody to send it to.
        await WaitForAsync(n => n.Handlers.Count > 0);
        return await CallAsync(null, "DispatchEventAsync", _dispatcher ?? 0, Event(handler, name, null, new JsonObject { ["type"] = name }));
    }

    /// <summary>Calls a method on the server as the page's script does, and waits for what the server says.</summary>
    /// <param name="assembly">Whose static method it is; null for a method of an object.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The object, by the number that the server gave it.</param>
    /// <param name="arguments">What it is given.</param>
    public async Task<Answer> CallAsync(string? assembly, string method, long target, JsonArray arguments)
    {
        var call = NextCall();
        var asked = _asked.GetOrAdd(call, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _connection.SendAsync("BeginInvokeDotNetFromJS", call, assembly, method, target, arguments.ToJsonString());
        return await asked.Task.WaitAsync(_patience);
    }

    /// <summary>Where the server sends the browser next.</summary>
    public Task<string> LeaveAsync() => _left.Task.WaitAsync(_patience);

    /// <summary>Asks, as a browser does that has lost its connection, whether the server that answers now has the circuit.</summary>
    public async Task<bool> IsKnownAsync()
    {
        await using var connection = Connect(_person);
        await connection.StartAsync();
        return await connection.InvokeAsync<bool>("ConnectCircuit", _id);
    }

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
        _connection.On<string, bool, string?>("JS.EndInvokeDotNet", (call, succeeded, text) => _asked.GetValueOrDefault(call)?.TrySetResult(new Answer(succeeded, text)));
        _connection.On<string>("JS.Error", _ => _lost.TrySetResult());
        _connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
    }

    private async Task StartAsync(Uri address, List<JsonObject> markers, string state)
    {
        await _connection.StartAsync();
        _id = await _connection.InvokeAsync<string?>("StartCircuit", address.GetLeftPart(UriPartial.Authority) + "/", address.ToString(), "[]", "");
        if (_id is null)
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
        var arguments = value is null
            ? Event(node.Handlers[name], name, null, new JsonObject { ["type"] = name })
            : Event(node.Handlers[name], name, new JsonObject { ["componentId"] = node.Component, ["fieldValue"] = value }, new JsonObject { ["value"] = value });
        return _connection.SendAsync("BeginInvokeDotNetFromJS", NextCall(), null, "DispatchEventAsync", _dispatcher ?? 0, arguments.ToJsonString());
    }

    private static JsonArray Event(ulong handler, string name, JsonObject? field, JsonObject happened) =>
        [new JsonObject { ["eventHandlerId"] = handler, ["eventName"] = name, ["eventFieldInfo"] = field }, happened];

    private string NextCall() => Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[a-zA-Z0-9+/=]+)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}

/// <summary>What the server says of a call: its result, or why there is none.</summary>
internal sealed record Answer(bool Succeeded, string? Text);
