namespace System.Threading;

/// <summary>Tells work that it is no longer wanted.</summary>
public readonly struct CancellationToken : IEquatable<CancellationToken>
{
    private readonly CancellationTokenSource? _source;

    internal CancellationToken(CancellationTokenSource source) => _source = source;

    public static CancellationToken None => default;

    public bool IsCancellationRequested => _source is not null && _source.IsCancellationRequested;

    public bool CanBeCanceled => _source is not null;

    public void ThrowIfCancellationRequested()
    {
        if (IsCancellationRequested)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Calls back when the work is cancelled, at once if it is already.</summary>
    public CancellationTokenRegistration Register(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _source?.Register(callback);
        return new CancellationTokenRegistration(_source, callback);
    }

    public bool Equals(CancellationToken other) => _source == other._source;

    public override bool Equals(object? other) => other is CancellationToken token && Equals(token);

    public override int GetHashCode() => _source is null ? 0 : _source.GetHashCode();

    public static bool operator ==(CancellationToken left, CancellationToken right) => left.Equals(right);

    public static bool operator !=(CancellationToken left, CancellationToken right) => !left.Equals(right);
}

/// <summary>A callback of a token; disposing of it takes the callback back.</summary>
public readonly struct CancellationTokenRegistration : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly Action _callback;

    internal CancellationTokenRegistration(CancellationTokenSource? source, Action callback)
    {
        _source = source;
        _callback = callback;
    }

    public void Dispose() => _source?.Unregister(_callback);
}

/// <summary>Cancels what was given its token.</summary>
public class CancellationTokenSource : IDisposable
{
    private volatile bool _cancelled;
    private Action? _callbacks;
    private Timer? _timer;

    public CancellationTokenSource()
    {
    }

    public CancellationTokenSource(int millisecondsDelay) => CancelAfter(millisecondsDelay);

    public bool IsCancellationRequested => _cancelled;

    public CancellationToken Token => new(this);

    public void Cancel()
    {
        Action? callbacks;
        lock (this)
        {
            callbacks = _cancelled ? null : _callbacks;
            _cancelled = true;
            _callbacks = null;
        }

        callbacks?.Invoke();
    }

    public void CancelAfter(int millisecondsDelay)
    {
        _timer ??= new Timer(static source => ((CancellationTokenSource)source!).Cancel(), this, Timeout.Infinite,
            Timeout.Infinite);
        _timer.Change(millisecondsDelay, Timeout.Infinite);
    }

    public void CancelAfter(TimeSpan delay) => CancelAfter(Duration.ToMilliseconds(delay, nameof(delay)));

    public void Dispose() => _timer?.Dispose();

    internal void Register(Action callback)
    {
        bool now;
        lock (this)
        {
            now = _cancelled;
            if (!now)
            {
                _callbacks = callback + _callbacks; // the last one registered is called first
            }
        }

        if (now)
        {
            callback();
        }
    }

    internal void Unregister(Action callback)
    {
        lock (this)
        {
            _callbacks -= callback;
        }
    }
}
