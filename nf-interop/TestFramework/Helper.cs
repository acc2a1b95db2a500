using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>What launchers share.</summary>
public static class Helper
{
    /// <summary>The attributes of a method without <see cref="TestMethodAttribute"/> when it has rows: each row is a
    /// test of its own then.</summary>
    public static object[] RemoveTestMethodIfDataRowExists(object[] attribs)
    {
        bool hasRows = false;
        foreach (object attribute in attribs)
        {
            hasRows |= attribute is DataRowAttribute;
        }

        ArrayList kept = new();
        foreach (object attribute in attribs)
        {
            if (!hasRows || attribute is not TestMethodAttribute)
            {
                kept.Add(attribute);
            }
        }

        object[] result = new object[kept.Count];
        kept.CopyTo(result);
        return result;
    }
}
