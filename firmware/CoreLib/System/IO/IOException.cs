namespace System.IO;

/// <summary>Input or output failed.</summary>
public class IOException : SystemException
{
    public IOException() : base("I/O error occurred.")
    {
    }

    public IOException(string? message) : base(message)
    {
    }

    public IOException(string? message, Exception? innerException) : base(message, innerException)
    {
    }

    public IOException(string? message, int hresult) : base(message)
    {
        HResult = hresult;
        ErrorCode = hresult;
    }

    /// <summary>One of <see cref="IOExceptionErrorCode"/>. Not in .NET; nanoFramework has it.</summary>
    public int ErrorCode { get; }

    /// <summary>What went wrong. Not in .NET; nanoFramework has it.</summary>
    public enum IOExceptionErrorCode
    {
        Others = unchecked((int)0xE0000000),
        InvalidDriver = unchecked((int)0xE1000000),
        FileNotFound = unchecked((int)0xE2000000),
        DirectoryNotFound = unchecked((int)0xE3000000),
        VolumeNotFound = unchecked((int)0xE4000000),
        PathTooLong = unchecked((int)0xE5000000),
        DirectoryNotEmpty = unchecked((int)0xE6000000),
        UnauthorizedAccess = unchecked((int)0xE7000000),
        PathAlreadyExists = unchecked((int)0xE8000000),
        TooManyOpenHandles = unchecked((int)0xE9000000),
    }
}
