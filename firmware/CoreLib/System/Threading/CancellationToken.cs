namespace System.Threading;

/// <summary>Tells work that it is no longer wanted.</summary>
public readonly struct CancellationToken
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
    public void Register(Action callback) => _source?.Register(ThrowHelper.NotNull(callback, nameof(callback)));
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
}
