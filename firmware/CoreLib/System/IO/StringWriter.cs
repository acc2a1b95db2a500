using System.Text;

namespace System.IO;

/// <summary>Writes into a <see cref="StringBuilder"/>.</summary>
public class StringWriter : TextWriter
{
    private readonly StringBuilder _builder;

    public StringWriter() : this(new StringBuilder())
    {
    }

    public StringWriter(StringBuilder sb) => _builder = ThrowHelper.NotNull(sb, nameof(sb));

    public override Encoding Encoding => Encoding.UTF8;

    public virtual StringBuilder GetStringBuilder() => _builder;

    public override void Write(char value) => _builder.Append(value);

    public override void Write(ReadOnlySpan<char> buffer) => _builder.Append(buffer);

    public override string ToString() => _builder.ToString();
}
