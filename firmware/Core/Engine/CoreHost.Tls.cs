using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Engine;

/// <summary>TLS, put into a running core by the first who wants it, so that only such images have it.</summary>
public sealed partial class CoreHost
{
    private TlsWorker? _tls;

    /// <summary>The worker; null: there is no TLS yet.</summary>
    internal TlsWorker? Tls
    {
        get
        {
            using (_coreLock.Enter(CoreCall.Inspect))
            {
                return _tls;
            }
        }
    }

    /// <summary>There is TLS.</summary>
    public bool HasTls => Tls != null;

    /// <summary>Puts TLS over the stack, once.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="signal">Wakes whoever steps the worker.</param>
    /// <param name="forbidsUnverified">Connections whose peer would not be verified are refused.</param>
    /// <returns>The worker, which must be stepped.</returns>
    internal TlsWorker EnableTls(ITlsEngine engine, IWakeup signal, bool forbidsUnverified)
    {
        if (_engine.Stack is not IStagingStack below)
        {
            throw new InvalidOperationException("this network stack cannot carry TLS, or does already");
        }

        TlsLayer layer = new(below, engine, _engine.Log, signal) { ForbidsUnverified = forbidsUnverified };
        TlsWorker worker = new(layer, engine, _coreLock, _wakeup, _engine.TimeOfDay);
        using (_coreLock.Enter(CoreCall.Tls))
        {
            layer.Poll((uint)_engine.Time.NowMs);
            _engine.Use(layer);
            _tls = worker;
        }

        return worker;
    }
}
