/* utf8.c: UTF-16 to UTF-8 (RFC 3629). */
#include "runtime.h"

static uint32_t next_code_point(const uint16_t *chars, int32_t length, int32_t *index)
{
    uint32_t unit = chars[(*index)++];
    if ((unit & 0xF800u) != 0xD800u) {
        return unit;
    }
    if (unit < 0xDC00u && *index < length && (chars[*index] & 0xFC00u) == 0xDC00u) {
        return 0x10000u + ((unit & 0x3FFu) << 10) + (chars[(*index)++] & 0x3FFu);
    }
    return 0xFFFDu;
}

size_t ns_utf8_encode_next(const uint16_t *chars, int32_t length, int32_t *index, uint8_t bytes[4])
{
    uint32_t code = next_code_point(chars, length, index);
    if (code < 0x80u) {
        bytes[0] = (uint8_t)code;
        return 1;
    }
    size_t count = code < 0x800u ? 2 : code < 0x10000u ? 3 : 4;
    for (size_t i = count - 1; i > 0; i--) {
        bytes[i] = (uint8_t)(0x80u | (code & 0x3Fu));
        code >>= 6;
    }
    bytes[0] = (uint8_t)((0xF00u >> count) | code);
    return count;
}
