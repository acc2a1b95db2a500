using System;

namespace NanoSocket.TlsTests;

/// <summary>A step of a case did not end as it must.</summary>
internal sealed class StepException(string message) : Exception(message);
