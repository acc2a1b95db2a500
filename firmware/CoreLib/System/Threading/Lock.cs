namespace System.Threading;

#pragma warning disable CS9216 // this is the place that decides how the type locks
/// <summary>A lock for the <c>lock</c> statement: this object's own monitor.</summary>
public sealed class Lock
{
    public bool IsHeldByCurrentThread => Monitor.IsEntered(this);

    public void Enter() => Monitor.Enter(this);

    public bool TryEnter() => Monitor.TryEnter(this);

    public bool TryEnter(int millisecondsTimeout) => Monitor.TryEnter(this, millisecondsTimeout);

    public bool TryEnter(TimeSpan timeout) => Monitor.TryEnter(this, timeout);

    public void Exit() => Monitor.Exit(this);

    public Scope EnterScope()
    {
        Enter();
        return new Scope(this);
    }

    /// <summary>Leaves the lock when it is disposed of.</summary>
    public ref struct Scope
    {
        private Lock? _lock;

        internal Scope(Lock held) => _lock = held;

        public void Dispose()
        {
            Lock? held = _lock;
            if (held is not null)
            {
                _lock = null;
                held.Exit();
            }
        }
    }
}
