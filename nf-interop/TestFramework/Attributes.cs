using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class of tests. Its instance is shared by its methods.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : Attribute
{
    /// <summary>The attribute that a method of the class is to be treated as having.</summary>
    public virtual TestMethodAttribute GetTestMethodAttribute(TestMethodAttribute testMethodAttribute)
        => testMethodAttribute;
}

/// <summary>Marks a test: a public method without result, and without parameters unless <see cref="DataRowAttribute"/>
/// gives them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class TestMethodAttribute : Attribute
{
}

/// <summary>Marks the method that runs before the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SetupAttribute : Attribute
{
}

/// <summary>Marks the method that runs after the tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class CleanupAttribute : Attribute
{
}

/// <summary>Runs a test with these arguments; a test may have many rows.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute : Attribute
{
    /// <summary>Makes a row.</summary>
    /// <param name="args">One value for each parameter of the method.</param>
    public DataRowAttribute(params object[] args) => MethodParameters = args;

    /// <summary>The arguments.</summary>
    public object[] MethodParameters { get; }
}
