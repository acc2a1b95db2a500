/* nslua_number.c: numbers and their text, for lua_number2str, lua_str2number and string.format. C# does what is hard
 * (NumberText); integers, which most numbers are, are done here. */
#include "nslua_internal.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { TEXT_CAPACITY = 420, LUA_PRECISION = 14, DEFAULT_PRECISION = 6, NO_PRECISION = -1, LONGEST_READ = 64, EXACT_DIGITS = 15 };

/* C#, LuaNumbers */
int32_t nslua_number_write(double value, int32_t conversion, int32_t precision, char *text, int32_t capacity);
int32_t nslua_number_read(const char *text, int32_t length, double *value);

static size_t write_integer(char *text, int64_t value)
{
    char digits[24];
    size_t count = 0, length = 0;
    uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        text[length++] = '-';
    }
    while (count > 0) {
        text[length++] = digits[--count];
    }
    return length;
}

static size_t write_special(char *text, double value)
{
    const char *name = value != value ? (__builtin_signbit(value) ? "-nan" : "nan") : value < 0 ? "-inf" : "inf";
    memcpy(text, name, strlen(name));
    return strlen(name);
}

static size_t write_number(char *text, double value, char conversion, int precision)
{
    if (!__builtin_isfinite(value)) {
        return write_special(text, value);
    }
    const double limit = 1e14;
    if (conversion == 'g' && precision == LUA_PRECISION && value > -limit && value < limit
        && (double)(int64_t)value == value && (value != 0 || !__builtin_signbit(value))) {
        return write_integer(text, (int64_t)value);
    }
    return (size_t)nslua_number_write(value, conversion, precision, text, TEXT_CAPACITY);
}

void nslua_number_to_text(char *text, double value)
{
    text[write_number(text, value, 'g', LUA_PRECISION)] = '\0';
}

/* ---- string.format: %[flags][width][.precision]conversion, checked by Lua ---- */

struct format {
    bool left, plus, space, zero, alternate;
    int width, precision;
    char conversion;
};

static int read_digits(const char **at, int otherwise)
{
    int value = isdigit((unsigned char)**at) ? 0 : otherwise;
    while (isdigit((unsigned char)**at)) {
        value = value * 10 + *(*at)++ - '0';
    }
    return value;
}

static struct format read_format(const char *at)
{
    struct format format = {.precision = NO_PRECISION};
    for (at++; strchr("-+ 0#", *at) != NULL; at++) {
        format.left |= *at == '-';
        format.plus |= *at == '+';
        format.space |= *at == ' ';
        format.zero |= *at == '0';
        format.alternate |= *at == '#';
    }
    format.width = read_digits(&at, 0);
    if (*at == '.') {
        at++;
        format.precision = read_digits(&at, 0);
    }
    format.conversion = at[*at == 'l' ? 1 : 0];
    return format;
}

/* The sign, then zeros or spaces as the format asks for them. */
static void pad(char *to, const struct format *format, const char *number, size_t length, bool finite)
{
    char sign = *number == '-' ? '-' : format->plus ? '+' : format->space ? ' ' : '\0';
    number += *number == '-' ? 1 : 0;
    length = strlen(number) < length ? strlen(number) : length;
    size_t taken = length + (sign != '\0' ? 1 : 0);
    size_t fill = (size_t)format->width > taken ? (size_t)format->width - taken : 0;
    bool zeros = format->zero && !format->left && finite;
    if (!format->left && !zeros) {
        memset(to, ' ', fill);
        to += fill;
    }
    if (sign != '\0') {
        *to++ = sign;
    }
    if (zeros) {
        memset(to, '0', fill);
        to += fill;
    }
    memcpy(to, number, length);
    to += length;
    if (format->left) {
        memset(to, ' ', fill);
        to += fill;
    }
    *to = '\0';
}

void nslua_number_format(char *to, const char *specification, double value)
{
    struct format format = read_format(specification);
    char text[TEXT_CAPACITY + 1];
    int precision = format.precision == NO_PRECISION ? DEFAULT_PRECISION : format.precision;
    size_t length = write_number(text, value, (char)tolower((unsigned char)format.conversion), precision);
    if (format.alternate && memchr(text, '.', length) == NULL && memchr(text, 'e', length) == NULL) {
        text[length++] = '.';
    }
    text[length] = '\0';
    for (size_t i = 0; i < length && isupper((unsigned char)format.conversion); i++) {
        text[i] = (char)toupper((unsigned char)text[i]);
    }
    pad(to, &format, text, length, __builtin_isfinite(value));
}

/* As a device has them: %d takes 64 bits, the others 32. */
void nslua_integer_format(char *to, const char *specification, double value)
{
    static const char digits[] = "0123456789abcdef";
    struct format format = read_format(specification);
    bool is_signed = format.conversion == 'd' || format.conversion == 'i';
    const double limit = 9.2e18;
    int64_t integer = value > -limit && value < limit ? (int64_t)value : 0;
    uint64_t rest = !is_signed ? (uint32_t)integer : integer < 0 ? (uint64_t)-integer : (uint64_t)integer;
    unsigned base = format.conversion == 'o' ? 8 : format.conversion == 'x' || format.conversion == 'X' ? 16 : 10;
    char text[TEXT_CAPACITY + 1];
    char *at = text + TEXT_CAPACITY;
    *at = '\0';
    for (int count = 0; rest > 0 || count < (format.precision < 0 ? 1 : format.precision); count++) {
        char digit = digits[rest % base];
        *--at = format.conversion == 'X' ? (char)toupper((unsigned char)digit) : digit;
        rest /= base;
    }
    if (format.alternate && base == 16) {
        *--at = format.conversion;
        *--at = '0';
        format.zero = false;
    }
    if (is_signed && integer < 0) {
        *--at = '-';
    }
    format.plus = format.plus && is_signed;
    format.space = format.space && is_signed;
    format.zero = format.zero && format.precision < 0;
    pad(to, &format, at, strlen(at), true);
}

void nslua_text_format(char *to, const char *specification, const char *text)
{
    struct format format = read_format(specification);
    size_t length = strlen(text);
    if (format.precision >= 0 && (size_t)format.precision < length) {
        length = (size_t)format.precision;
    }
    size_t fill = (size_t)format.width > length ? (size_t)format.width - length : 0;
    memset(to, ' ', format.left ? 0 : fill);
    to += format.left ? 0 : fill;
    memcpy(to, text, length);
    memset(to + length, ' ', format.left ? fill : 0);
    to[length + (format.left ? fill : 0)] = '\0';
}

void nslua_char_format(char *to, const char *specification, int value)
{
    char text[2] = {(char)value, '\0'};
    nslua_text_format(to, specification, text);
}

void nslua_pointer_format(char *to, const void *pointer)
{
    memcpy(to, "0x", 2);
    nslua_integer_format(to + 2, "%08x", (double)(uintptr_t)pointer);
}

/* ---- reading ---- */

static const char *skip_digits(const char *at)
{
    while (isdigit((unsigned char)*at)) {
        at++;
    }
    return at;
}

/* The end of the number that begins there; `at` itself: there is none. */
static const char *end_of_number(const char *at)
{
    const char *start = at + (*at == '-' || *at == '+' ? 1 : 0);
    const char *end = skip_digits(start);
    ptrdiff_t digits = end - start;
    if (*end == '.') {
        const char *fraction = end + 1;
        end = skip_digits(fraction);
        digits += end - fraction;
    }
    if (digits == 0) {
        return at;
    }
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1 + (end[1] == '-' || end[1] == '+' ? 1 : 0);
        end = isdigit((unsigned char)*exponent) ? skip_digits(exponent) : end;
    }
    return end;
}

static bool read_integer(const char *at, const char *end, double *value)
{
    int64_t result = 0;
    if (end - at > EXACT_DIGITS) {
        return false;
    }
    for (; at < end; at++) {
        if (!isdigit((unsigned char)*at)) {
            return false;
        }
        result = result * 10 + *at - '0';
    }
    *value = (double)result;
    return true;
}

double nslua_text_to_number(const char *text, char **end)
{
    const char *at = text;
    while (isspace((unsigned char)*at)) {
        at++;
    }
    const char *stop = end_of_number(at);
    double value = 0;
    bool read = stop > at && (read_integer(at, stop, &value)
        || (stop - at <= LONGEST_READ && nslua_number_read(at, (int32_t)(stop - at), &value) != 0));
    *end = (char *)(uintptr_t)(read ? stop : text);
    return value;
}
