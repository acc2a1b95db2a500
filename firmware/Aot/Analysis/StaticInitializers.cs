using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>Recognises static constructors that do nothing but set fields of their own type to constants. Such fields
/// start with their value, and no code runs.</summary>
internal static class StaticInitializers
{
    /// <summary>The fields and their values, or null when the constructor does more than that.</summary>
    public static Dictionary<FieldNode, Expression>? Constants(Function constructor)
    {
        Dictionary<FieldNode, Expression> values = [];
        foreach (Statement statement in constructor.Body)
        {
            switch (statement)
            {
                case Mark:
                case Return:
                    break;
                case Store { Address: StaticAddress address, IsVolatile: false } store
                    when address.Field.Owner == constructor.Method.Owner && IsConstant(store, address.Field):
                    values[address.Field] = store.Value;
                    break;
                default:
                    return null;
            }
        }
        return constructor.Body.OfType<Return>().Count() == 1 ? values : null;
    }

    /// <summary>A string may only be the value of a field that keeps it: others are roots of the collector.</summary>
    private static bool IsConstant(Store store, FieldNode field) => store.Value switch
    {
        Constant constant => !field.Type.ContainsReferences || constant.Value == 0 && field.IsReadOnly,
        FloatConstant => true,
        StringLiteral => field.IsReadOnly,
        _ => false,
    };
}
