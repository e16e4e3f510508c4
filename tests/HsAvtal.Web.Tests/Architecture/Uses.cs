using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace HsAvtal.Web.Tests.Architecture;

/// <summary>What compiled code uses: read from signatures and from the instructions of the methods themselves.</summary>
internal static class Uses
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> _opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Every type that a type uses, in its members or in their bodies, lambdas and state machines included.</summary>
    public static HashSet<Type> TypesOf(Type type)
    {
        var found = new HashSet<Type>();
        foreach (var t in WithNested(type))
        {
            Add(found, t.BaseType);
            foreach (var field in t.GetFields(Declared))
            {
                Add(found, field.FieldType);
            }

            foreach (var method in MethodsOf(t))
            {
                AddSignature(found, method);
                foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
                {
                    Add(found, local.LocalType);
                }

                foreach (var member in MembersIn(method))
                {
                    Add(found, member as Type ?? member.DeclaringType);
                    AddSignature(found, member as MethodBase);
                    Add(found, (member as FieldInfo)?.FieldType);
                }
            }
        }

        return found;
    }

    /// <summary>Every member that a method reaches, following calls within its own type.</summary>
    public static HashSet<MemberInfo> MembersReachedFrom(MethodBase method)
    {
        var owner = WithNested(method.DeclaringType!).ToHashSet();
        var reached = new HashSet<MemberInfo>();
        var queue = new Queue<MethodBase>([method]);
        while (queue.TryDequeue(out var next))
        {
            var body = next.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethod("MoveNext", Declared);
            foreach (var member in MembersIn(next).Concat(body is null ? [] : MembersIn(body)).Where(reached.Add))
            {
                if (member is MethodBase called && called.DeclaringType is { } declaring && owner.Contains(Open(declaring)))
                {
                    queue.Enqueue(called);
                }
            }
        }

        return reached;
    }

    public static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));

    public static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested).Prepend(type);

    /// <summary>The members named by the instructions of one method.</summary>
    public static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? _opCodes[(short)(0xFE00 | il[at + 1])] : _opCodes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(il, at)) is { } member)
            {
                yield return member;
            }

            at += OperandSize(code, il, at);
        }
    }

    private static int OperandSize(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static void AddSignature(HashSet<Type> found, MethodBase? method)
    {
        if (method is null)
        {
            return;
        }

        Add(found, (method as MethodInfo)?.ReturnType);
        foreach (var type in method.GetParameters().Select(p => p.ParameterType).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []))
        {
            Add(found, type);
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
        }
        else if (found.Add(Open(type)) || type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Add(found, argument);
            }
        }
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
