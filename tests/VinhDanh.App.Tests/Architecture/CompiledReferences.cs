using System.Reflection;
using System.Reflection.Emit;

namespace VinhDanh.App.Tests.Architecture;

/// <summary>
/// Which types of one assembly a type uses: in its declaration, the signatures of what it calls, and its code.
/// Constants are copied by the compiler and leave no trace; everything else does, views included.
/// </summary>
internal static class CompiledReferences
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(type.BaseType, found);
        foreach (var contract in type.GetInterfaces()) Add(contract, found);
        foreach (var argument in type.GetGenericArguments()) Add(argument, found);
        AddAttributes(type.CustomAttributes, found);
        foreach (var member in type.GetMembers(Own))
        {
            AddAttributes(member.CustomAttributes, found);
            AddMember(member, found);
            if (member is MethodBase method) AddBody(method, found);
        }

        return found;
    }

    private static void AddMember(MemberInfo? member, HashSet<Type> found)
    {
        switch (member)
        {
            case Type type:
                Add(type, found);
                break;
            case FieldInfo field:
                Add(field.FieldType, found);
                break;
            case PropertyInfo property:
                Add(property.PropertyType, found);
                break;
            case MethodBase method:
                if (method is MethodInfo { ReturnType: var result }) Add(result, found);
                foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, found);
                if (method.IsGenericMethod)
                    foreach (var argument in method.GetGenericArguments()) Add(argument, found);
                break;
        }
    }

    private static void Add(Type? type, HashSet<Type> found)
    {
        // An array, a reference or a pointer stands for what it is of.
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || !found.Add(type)) return;
        if (type.IsGenericParameter)
            foreach (var constraint in type.GetGenericParameterConstraints()) Add(constraint, found);
        else if (type.IsGenericType)
            foreach (var argument in type.GetGenericArguments()) Add(argument, found);
    }

    private static void AddAttributes(IEnumerable<CustomAttributeData> attributes, HashSet<Type> found)
    {
        foreach (var attribute in attributes)
        {
            Add(attribute.AttributeType, found);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)))
            {
                Add(argument.ArgumentType, found);
                Add(argument.Value as Type, found);
            }
        }
    }

    private static void AddBody(MethodBase method, HashSet<Type> found)
    {
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(local.LocalType, found);
        foreach (var clause in body.ExceptionHandlingClauses)
            if (clause.Flags is ExceptionHandlingClauseOptions.Clause) Add(clause.CatchType, found);
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(token, ofType, ofMethod);
            Add(member?.DeclaringType, found);
            AddMember(member, found);
        }
    }

    /// <summary>The metadata tokens in a method's code.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }
}
