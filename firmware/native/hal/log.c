/* log.c: ns_log, a printf of one line for the log channel, without heap and with bounded stack. */
#include "hal.h"

#include <stdarg.h>

typedef struct line { char text[120]; size_t used; } line;

typedef struct spec { bool left, zeros; int width; int length; /* 0 int, 1 long, 2 long long, 3 size_t */ } spec;

static void flush(line *out)
{
    ns_console_write(NS_CONSOLE_LOG, out->text, out->used);
    out->used = 0;
}

static void put(line *out, char c)
{
    if (out->used == sizeof(out->text)) {
        flush(out);
    }
    out->text[out->used++] = c;
}

static void pad(line *out, char c, int count)
{
    while (count-- > 0) {
        put(out, c);
    }
}

static void put_text(line *out, const spec *how, const char *text, int count)
{
    pad(out, ' ', how->left ? 0 : how->width - count);
    for (int i = 0; i < count; i++) {
        put(out, text[i]);
    }
    pad(out, ' ', how->left ? how->width - count : 0);
}

static void put_number(line *out, const spec *how, uint64_t value, unsigned base, bool negative)
{
    char digits[21];
    int first = (int)sizeof(digits);
    do {
        digits[--first] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    int count = (int)sizeof(digits) - first;
    if (how->zeros && !how->left) {
        pad(out, '-', negative ? 1 : 0);
        pad(out, '0', how->width - count - (negative ? 1 : 0));
        put_text(out, &(spec){.left = true}, &digits[first], count);
        return;
    }
    if (negative) {
        digits[--first] = '-';
        count++;
    }
    put_text(out, how, &digits[first], count);
}

static const char *parse_spec(const char *at, spec *how)
{
    *how = (spec){0};
    for (;; at++) {
        if (*at == '-') {
            how->left = true;
        } else if (*at == '0') {
            how->zeros = true;
        } else {
            break;
        }
    }
    for (; *at >= '0' && *at <= '9'; at++) {
        how->width = how->width * 10 + (*at - '0');
    }
    for (; *at == 'l'; at++) {
        how->length++;
    }
    if (*at == 'z') {
        how->length = 3;
        at++;
    }
    return at;
}

static void convert(line *out, char conversion, const spec *how, va_list *arguments)
{
    uint64_t value = 0;
    switch (conversion) {
    case 'c':
        put_text(out, how, &(char){(char)va_arg(*arguments, int)}, 1);
        break;
    case 's': {
        const char *text = va_arg(*arguments, const char *);
        text = text == NULL ? "(null)" : text;
        put_text(out, how, text, (int)__builtin_strlen(text));
        break;
    }
    case 'd': {
        int64_t number = how->length == 0 ? va_arg(*arguments, int)
            : how->length == 1 ? va_arg(*arguments, long) : va_arg(*arguments, long long);
        put_number(out, how, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10, number < 0);
        break;
    }
    case 'u':
    case 'x':
        value = how->length == 0 ? va_arg(*arguments, unsigned)
            : how->length == 1 ? va_arg(*arguments, unsigned long)
            : how->length == 2 ? va_arg(*arguments, unsigned long long) : va_arg(*arguments, size_t);
        put_number(out, how, value, conversion == 'x' ? 16 : 10, false);
        break;
    case 'p':
        put(out, '0');
        put(out, 'x');
        put_number(out, &(spec){.zeros = true, .width = 8}, (uintptr_t)va_arg(*arguments, void *), 16, false);
        break;
    default:
        put(out, conversion);
        break;
    }
}

void ns_log(const char *format, ...)
{
    line out = {.used = 0};
    va_list arguments;
    va_start(arguments, format);
    for (const char *at = format; *at != '\0'; at++) {
        if (*at != '%') {
            put(&out, *at);
            continue;
        }
        spec how;
        at = parse_spec(at + 1, &how);
        if (*at == '\0') {
            break;
        }
        convert(&out, *at, &how, &arguments);
    }
    va_end(arguments);
    put(&out, '\n');
    flush(&out);
}
