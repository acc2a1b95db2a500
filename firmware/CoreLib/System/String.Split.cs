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
        for (int i = 0; i < Length; i++)
        {
            foreach (string? candidate in separator)
            {
                if (!IsNullOrEmpty(candidate) && this.AsSpan(i).StartsWith(candidate))
                {
                    if (!splitter.TryEndPart(i, candidate.Length))
                    {
                        return splitter.Finish();
                    }

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
        for (int i = 0; i < Length; i++)
        {
            bool ends = separators.Length == 0 ? char.IsWhiteSpace(this[i]) : separators.Contains(this[i]);
            if (ends && !splitter.TryEndPart(i, 1))
            {
                break;
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
            ArgumentOutOfRangeException.ThrowIfNegative(limit, "count");

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

        /// <summary>
        /// Ends a part at a separator. False: the limit is reached, and the last part takes all the rest; empty parts
        /// before it that are not wanted are still taken off.
        /// </summary>
        internal bool TryEndPart(int end, int separatorLength)
        {
            bool isLast = _parts.Count >= _limit - 1;
            if (isLast && (_limit <= 1 || !_removeEmpty || Part(_start, end).Length != 0))
            {
                return false;
            }

            Add(_start, end);
            _start = end + separatorLength;
            return true;
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

        private readonly ReadOnlySpan<char> Part(int start, int end)
        {
            ReadOnlySpan<char> part = _text.AsSpan(start, end - start);
            return _trim ? part.Trim() : part;
        }

        private readonly void Add(int start, int end)
        {
            ReadOnlySpan<char> part = Part(start, end);
            if (part.Length != 0 || !_removeEmpty)
            {
                _parts.Add(_text.From(part));
            }
        }
    }
}
