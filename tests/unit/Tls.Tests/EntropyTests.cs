using System;
using System.IO;
using System.Runtime.InteropServices;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using Xunit;

namespace NanoSocket.Tls.Tests;

/// <summary>Without entropy there is no TLS, and two starts of a board never draw the same numbers.</summary>
public sealed unsafe class EntropyTests
{
    private const int Seed = 32;

    [Theory]
    [InlineData(0)]
    [InlineData(Seed - 1)]
    public void Too_little_entropy_is_none(int bytes)
    {
        using Shim shim = new();
        shim.SetEntropy(bytes, 0, 1);

        Assert.Equal(SocketFailure.TlsNoEntropy, shim.Open());
    }

    [Fact]
    public void When_the_source_has_recovered_TLS_begins()
    {
        using Shim shim = new();
        shim.SetEntropy(0, 0, 1);
        Assert.Equal(SocketFailure.TlsNoEntropy, shim.Open());

        shim.SetEntropy(Seed, 0, 1);

        Assert.Equal(SocketFailure.None, shim.Open());
    }

    [Fact]
    public void An_emulator_that_gives_every_start_the_same_seed_gets_other_numbers_from_each()
    {
        byte[] first = HelloOf(start: 1);

        Assert.Equal(first, HelloOf(start: 1));
        Assert.NotEqual(first, HelloOf(start: 2));
    }

    private static byte[] HelloOf(uint start)
    {
        using Shim shim = new();
        shim.SetEntropy(-1, 0x5A, start);
        Assert.Equal(SocketFailure.None, shim.Open());
        return shim.Hello();
    }

    /// <summary>A copy of the library with a state of its own.</summary>
    private sealed class Shim : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("nstls-").FullName;
        private readonly IntPtr _library;

        public Shim()
        {
            string copy = Path.Combine(_folder, "libnstls.so");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "libnstls.so"), copy);
            _library = NativeLibrary.Load(copy);
            ((delegate* unmanaged<void>)Function("nstls_start"))();
        }

        public void SetEntropy(int bytes, int value, uint start) =>
            ((delegate* unmanaged<int, int, uint, void>)Function("nstls_test_entropy"))(bytes, value, start);

        public SocketFailure Open()
        {
            NativeTls.Options options = new() { MinimumVersion = 0x0303, MaximumVersion = 0x0303 };
            return (SocketFailure)((delegate* unmanaged<int, NativeTls.Options*, int>)Function("nstls_open"))(
                0, &options);
        }

        /// <summary>The first message of session 0.</summary>
        public byte[] Hello()
        {
            byte[] output = new byte[1024];
            int written = 0;
            fixed (byte* start = output)
            {
                NativeTls.Io io;
                do
                {
                    io = new() { Output = start + written, OutputCapacity = output.Length - written };
                    ((delegate* unmanaged<int, NativeTls.Io*, int>)Function("nstls_handshake"))(0, &io);
                    written += io.Produced;
                }
                while (written == 0);
            }
            return output[..written];
        }

        public void Dispose()
        {
            NativeLibrary.Free(_library);
            Directory.Delete(_folder, recursive: true);
        }

        private IntPtr Function(string name) => NativeLibrary.GetExport(_library, name);
    }
}
