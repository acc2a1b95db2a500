using System.Collections.Generic;

namespace System;

public sealed partial class String
{
    public string[] Split(params char[]? separator) => SplitAny(separator, int.MaxValue, StringSplitOptions.None);

    public string[] Split(params ReadOnlySpan<char> separator) =>
        SplitAny(separator, int.MaxValue, StringSplitOptions.None);

    public string[] Split(char[]? separator, int count) => SplitAny(separator, count, StringSplitOptions.None);

    public string[] Split(char[]? separator, StringSplitOptions options) =>
        SplitAny(separator, int.MaxValue, options);

    public string[] Split(char[]? separator, int count, StringSplitOptions options) =>
        SplitAny(separator, count, options);

    public string[] Split(char separator, StringSplitOptions options = StringSplitOptions.None) =>
        SplitAny(new ReadOnlySpan<char>(in separator), int.MaxValue, options);

    public string[] Split(char separator, int count, StringSplitOptions options = StringSplitOptions.None) =>
        SplitAny(new ReadOnlySpan<char>(in separator), count, options);

    public string[] Split(string? separator, StringSplitOptions options = StringSplitOptions.None) =>
        Split(separator, int.MaxValue, options);

    public string[] Split(string? separator, int count, StringSplitOptions options = StringSplitOptions.None) =>
        IsNullOrEmpty(separator) ? Whole(count, options) : Split([separator], count, options);

    public string[] Split(string[]? separator, StringSplitOptions options) => Split(separator, int.MaxValue, options);

    public string[] Split(string[]? separator, int count, StringSplitOptions options)
    {
        if (separator is null || separator.Length == 0)
        {
            return SplitAny(default, count, options);
        }

        Splitter splitter = new(this, count, options);
        for (int i = 0; i < Length && splitter.WantsMore; i++)
        {
            foreach (string? candidate in separator)
            {
                if (!IsNullOrEmpty(candidate) && this.AsSpan(i).StartsWith(candidate))
                {
                    splitter.EndPart(i, candidate.Length);
                    i += candidate.Length - 1;
                    break;
                }
            }
        }

        return splitter.Finish();
    }

    /// <summary>Splits at each of some characters, or at white space when there are none.</summary>
    private string[] SplitAny(ReadOnlySpan<char> separators, int count, StringSplitOptions options)
    {
        Splitter splitter = new(this, count, options);
        for (int i = 0; i < Length && splitter.WantsMore; i++)
        {
            if (separators.Length == 0 ? char.IsWhiteSpace(this[i]) : separators.Contains(this[i]))
            {
                splitter.EndPart(i, 1);
            }
        }

        return splitter.Finish();
    }

    private string[] Whole(int count, StringSplitOptions options) => new Splitter(this, count, options).Finish();

    /// <summary>Collects the parts between separators, as the options want them.</summary>
    private ref struct Splitter
    {
        private readonly string _text;
        private readonly int _limit;
        private readonly bool _removeEmpty;
        private readonly bool _trim;
        private readonly List<string> _parts;
        private int _start;

        internal Splitter(string text, int limit, StringSplitOptions options)
        {
            if (limit < 0)
            {
                ThrowHelper.ThrowArgumentOutOfRange("count", "Count cannot be less than zero.");
            }

            if ((options & ~(StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) != 0)
            {
                ThrowHelper.ThrowArgument("Value of flags is invalid.", nameof(options));
            }

            _text = text;
            _limit = limit;
            _removeEmpty = (options & StringSplitOptions.RemoveEmptyEntries) != 0;
            _trim = (options & StringSplitOptions.TrimEntries) != 0;
            _parts = new List<string>();
        }

        /// <summary>Whether a further separator still divides; the last part takes all the rest.</summary>
        internal readonly bool WantsMore => _parts.Count < _limit - 1;

        internal void EndPart(int end, int separatorLength)
        {
            Add(_start, end);
            _start = end + separatorLength;
        }

        internal readonly string[] Finish()
        {
            if (_limit == 0)
            {
                return [];
            }

            Add(_start, _text.Length);
            return _parts.ToArray();
        }

        private readonly void Add(int start, int end)
        {
            ReadOnlySpan<char> part = _text.AsSpan(start, end - start);
            part = _trim ? part.Trim() : part;
            if (part.Length != 0 || !_removeEmpty)
            {
                _parts.Add(_text.From(part));
            }
        }
    }
}
