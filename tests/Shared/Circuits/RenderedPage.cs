using System.Buffers.Binary;
using System.Text;

namespace HsAvtal.Tests.Shared.Circuits;

/// <summary>An element, a text, a component or the like in what a circuit has drawn.</summary>
internal sealed class Node
{
    public string? Element { get; init; }

    public string? Text { get; set; }

    /// <summary>Whose part of the page it stands in: events name it.</summary>
    public int Component { get; init; }

    public List<Node> Children { get; } = [];

    public Dictionary<string, string?> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>By event name without <c>on</c>.</summary>
    public Dictionary<string, ulong> Handlers { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Node> All() => Children.SelectMany(c => c.All()).Prepend(this);
}

/// <summary>The page as the circuit's batches have drawn it: what a browser would hold, without the drawing.</summary>
internal sealed class RenderedPage
{
    private readonly Dictionary<int, Node> _components = [];

    public IEnumerable<Node> All() => _components.Values.Where(c => c.Component < 0).SelectMany(c => c.All());

    /// <summary>Applies a batch as the Blazor script does (dotnet/aspnetcore, <c>OutOfProcessRenderBatch.ts</c> and <c>BrowserRenderer.ts</c>).</summary>
    public void Apply(byte[] bytes)
    {
        var batch = new Batch(bytes);
        foreach (var diff in batch.Diffs())
        {
            Apply(batch, diff);
        }

        foreach (var id in batch.Disposed())
        {
            _components.Remove(id);
        }
    }

    private void Apply(Batch batch, int diff)
    {
        var component = batch.Int(diff);
        if (!_components.TryGetValue(component, out var root))
        {
            _components[component] = root = new Node { Component = -1 };
        }

        var parents = new Stack<Node>([root]);
        List<(int From, int To)> moves = [];
        for (int i = 0, count = batch.Int(diff + 4); i < count; i++)
        {
            var edit = diff + 8 + (i * 16);
            var (sibling, at) = (batch.Int(edit + 4), batch.Int(edit + 8));
            var children = parents.Peek().Children;
            switch (batch.Int(edit))
            {
                case 1: Insert(batch, component, parents.Peek(), sibling, at); break;
                case 2: children.RemoveAt(sibling); break;
                case 3: SetAttribute(batch, children[sibling], batch.Frame(at)); break;
                case 4: Forget(children[sibling], batch.String(edit + 12)!); break;
                case 5 or 8: children[sibling].Text = batch.String(batch.Frame(at) + 4); break;
                case 6: parents.Push(children[sibling]); break;
                case 7: parents.Pop(); break;
                case 9: moves.Add((sibling, at)); break;
                case 10: Permute(children, moves); break;
                default: throw new InvalidDataException($"Edit {batch.Int(edit)} is not known.");
            }
        }
    }

    private static void Permute(List<Node> children, List<(int From, int To)> moves)
    {
        var moved = moves.ConvertAll(m => children[m.From]);
        foreach (var (node, to) in moved.Zip(moves.Select(m => m.To)))
        {
            children[to] = node;
        }

        moves.Clear();
    }

    /// <returns>How many children were inserted.</returns>
    private int Insert(Batch batch, int component, Node parent, int index, int frameIndex)
    {
        var frame = batch.Frame(frameIndex);
        switch (batch.Int(frame))
        {
            case 1:
                var element = new Node { Element = batch.String(frame + 8), Component = component };
                parent.Children.Insert(index, element);
                var end = frameIndex + batch.Int(frame + 4);
                var child = frameIndex + 1;
                for (; child < end && batch.Int(batch.Frame(child)) == 3; child++)
                {
                    SetAttribute(batch, element, batch.Frame(child));
                }

                InsertRange(batch, component, element, 0, child, end);
                return 1;
            case 2 or 8:
                parent.Children.Insert(index, new Node { Text = batch.String(frame + 4), Component = component });
                return 1;
            case 4:
                var id = batch.Int(frame + 8);
                var place = new Node { Component = component };
                _components[id] = place;
                parent.Children.Insert(index, place);
                return 1;
            case 5:
                return InsertRange(batch, component, parent, index, frameIndex + 1, frameIndex + batch.Int(frame + 4));
            default:
                return 0;
        }
    }

    private int InsertRange(Batch batch, int component, Node parent, int index, int start, int end)
    {
        var first = index;
        for (var i = start; i < end; i += Math.Max(1, batch.SubtreeLength(i)))
        {
            index += Insert(batch, component, parent, index, i);
        }

        return index - first;
    }

    private static void SetAttribute(Batch batch, Node node, int frame)
    {
        var name = batch.String(frame + 4)!;
        var handler = batch.ULong(frame + 12);
        if (handler != 0)
        {
            node.Handlers[name[2..]] = handler;
        }
        else
        {
            node.Attributes[name] = batch.String(frame + 8);
        }
    }

    private static void Forget(Node node, string name)
    {
        node.Attributes.Remove(name);
        if (name.StartsWith("on", StringComparison.Ordinal))
        {
            node.Handlers.Remove(name[2..]);
        }
    }

    private readonly struct Batch
    {
        private readonly byte[] _bytes;

        public Batch(byte[] bytes) => _bytes = bytes;

        public int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

        public ulong ULong(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at));

        public int Frame(int index) => Int(_bytes.Length - 16) + 4 + (index * 20);

        /// <summary>Of an element, a component or a region; others are alone.</summary>
        public int SubtreeLength(int index) => Int(Frame(index)) is 1 or 4 or 5 ? Int(Frame(index) + 4) : 1;

        public IEnumerable<int> Diffs() => Table(_bytes.Length - 20);

        public IEnumerable<int> Disposed() => Table(_bytes.Length - 12);

        /// <summary>The string whose number stands there.</summary>
        public string? String(int at)
        {
            if (Int(at) is var number && number < 0)
            {
                return null;
            }

            var place = Int(Int(_bytes.Length - 4) + (number * 4));
            int length = 0, shift = 0;
            byte next;
            do
            {
                next = _bytes[place++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            }
            while (next >= 0x80);
            return Encoding.UTF8.GetString(_bytes, place, length);
        }

        private IEnumerable<int> Table(int footer)
        {
            var start = Int(footer);
            for (int i = 0, count = Int(start); i < count; i++)
            {
                yield return Int(start + 4 + (i * 4));
            }
        }
    }
}
