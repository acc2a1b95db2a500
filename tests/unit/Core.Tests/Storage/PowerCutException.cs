using System;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>The power is off.</summary>
internal sealed class PowerCutException : Exception;
