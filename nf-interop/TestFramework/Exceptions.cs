using System;

#pragma warning disable CA1032 // The constructors are nanoFramework's.

namespace TestFrameworkShared
{
    /// <summary>A condition that a test expects does not hold.</summary>
    public class AssertFailedException : Exception
    {
        /// <summary>Makes one without a text.</summary>
        public AssertFailedException()
        {
        }

        /// <summary>Makes one with a text.</summary>
        public AssertFailedException(string message) : base(message)
        {
        }

        /// <summary>Makes one with a text and its cause.</summary>
        public AssertFailedException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }
}

namespace nanoFramework.TestFramework
{
    /// <summary>A test cannot be run here; see <see cref="Assert.SkipTest"/>.</summary>
    public class SkipTestException : Exception
    {
        /// <summary>Makes one.</summary>
        public SkipTestException(string message = "", Exception? innerException = null)
            : base(message, innerException)
        {
        }
    }
}
