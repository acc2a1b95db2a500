namespace System;

/// <summary>Makes a value when it is first asked for, once, whatever threads ask.</summary>
public class Lazy<T>
{
    private Func<T>? _factory;
    private T? _value;

    public Lazy(Func<T> valueFactory) => _factory = ThrowHelper.NotNull(valueFactory, nameof(valueFactory));

    public Lazy(Func<T> valueFactory, bool isThreadSafe) : this(valueFactory)
    {
    }

    public Lazy(T value) => _value = value;

    public bool IsValueCreated => _factory is null;

    public T Value
    {
        get
        {
            if (Threading.Volatile.Read(ref _factory) is not null)
            {
                lock (this)
                {
                    if (_factory is not null)
                    {
                        _value = _factory();
                        Threading.Volatile.Write(ref _factory, null);
                    }
                }
            }

            return _value!;
        }
    }

    public override string? ToString() => IsValueCreated ? _value?.ToString() : "Value is not created.";
}
