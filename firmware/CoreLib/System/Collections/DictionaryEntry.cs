namespace System.Collections;

/// <summary>A key with its value.</summary>
public struct DictionaryEntry
{
    public DictionaryEntry(object key, object? value)
    {
        Key = key;
        Value = value;
    }

    public object Key { get; set; }

    public object? Value { get; set; }

    public readonly void Deconstruct(out object key, out object? value)
    {
        key = Key;
        value = Value;
    }

    public override readonly string ToString() => string.Concat("[", Key?.ToString(), ", ", Value?.ToString() + "]");
}
