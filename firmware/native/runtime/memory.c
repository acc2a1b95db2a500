/* memory.c: copying and clearing, in whole words wherever the addresses allow.
 *
 * A thread may be preempted inside a copy, and a collection may then read what is half copied: so an aligned word,
 * which may hold a reference, is always written at once. Small C libraries copy byte by byte; for this reason, and
 * for speed, these functions are also the memcpy, memmove and memset of every image that brings its own C library. */
#include "corelib.h"

#define WORD sizeof(uintptr_t)

/* Keeps gcc from recognising the loops and replacing them by calls of the functions that they are. */
#if defined(__clang__)
#define LITERALLY __attribute__((no_builtin, noinline))
#else
#define LITERALLY __attribute__((optimize("no-tree-loop-distribute-patterns"), noinline))
#endif

typedef uintptr_t __attribute__((may_alias)) word;
typedef struct loose_word { uintptr_t value; } __attribute__((packed, may_alias)) loose_word; /* at any address */

static size_t to_boundary(const void *address, size_t bytes)
{
    size_t missing = (0 - (uintptr_t)address) % WORD;
    return missing < bytes ? missing : bytes;
}

/* Lowest address first. */
LITERALLY static void copy_up(void *to, const void *from, size_t bytes)
{
    uint8_t *target = to;
    const uint8_t *source = from;
    size_t head = to_boundary(target, bytes);
    bytes -= head;
    while (head-- > 0) {
        *target++ = *source++;
    }
    for (; bytes >= 4 * WORD; bytes -= 4 * WORD, target += 4 * WORD, source += 4 * WORD) {
        uintptr_t a = ((const loose_word *)source)[0].value;
        uintptr_t b = ((const loose_word *)source)[1].value;
        uintptr_t c = ((const loose_word *)source)[2].value;
        uintptr_t d = ((const loose_word *)source)[3].value;
        ((word *)target)[0] = a;
        ((word *)target)[1] = b;
        ((word *)target)[2] = c;
        ((word *)target)[3] = d;
    }
    for (; bytes >= WORD; bytes -= WORD, target += WORD, source += WORD) {
        *(word *)target = ((const loose_word *)source)->value;
    }
    while (bytes-- > 0) {
        *target++ = *source++;
    }
}

/* Highest address first. */
LITERALLY static void copy_down(void *to, const void *from, size_t bytes)
{
    uint8_t *target = (uint8_t *)to + bytes;
    const uint8_t *source = (const uint8_t *)from + bytes;
    size_t tail = (uintptr_t)target % WORD < bytes ? (uintptr_t)target % WORD : bytes;
    bytes -= tail;
    while (tail-- > 0) {
        *--target = *--source;
    }
    for (; bytes >= WORD; bytes -= WORD) {
        target -= WORD;
        source -= WORD;
        *(word *)target = ((const loose_word *)source)->value;
    }
    while (bytes-- > 0) {
        *--target = *--source;
    }
}

LITERALLY static void fill(void *start, uint8_t byte, size_t bytes)
{
    uint8_t *target = start;
    uintptr_t pattern = byte * (UINTPTR_MAX / 0xFF);
    size_t head = to_boundary(target, bytes);
    bytes -= head;
    while (head-- > 0) {
        *target++ = byte;
    }
    for (; bytes >= 4 * WORD; bytes -= 4 * WORD, target += 4 * WORD) {
        ((word *)target)[0] = pattern;
        ((word *)target)[1] = pattern;
        ((word *)target)[2] = pattern;
        ((word *)target)[3] = pattern;
    }
    for (; bytes >= WORD; bytes -= WORD, target += WORD) {
        *(word *)target = pattern;
    }
    while (bytes-- > 0) {
        *target++ = byte;
    }
}

void ns_move_bytes(void *to, const void *from, size_t bytes)
{
    if ((uintptr_t)to - (uintptr_t)from >= bytes) {
        copy_up(to, from, bytes);
    } else {
        copy_down(to, from, bytes);
    }
}

void ns_move_words(void *to, const void *from, size_t words)
{
    ns_move_bytes(to, from, words * WORD);
}

void ns_clear_bytes(void *start, size_t bytes)
{
    fill(start, 0, bytes);
}

int32_t ns_compare_bytes(const void *a, const void *b, size_t bytes)
{
    return __builtin_memcmp(a, b, bytes);
}

/* A word holds the byte when one of its bytes becomes 0 by exclusive or: then, and only then, does the subtraction
 * borrow into a top bit that was clear. */
LITERALLY intptr_t ns_index_of_byte(const void *start, size_t bytes, uint8_t byte)
{
    const uint8_t *first = start, *at = first, *end = first + bytes;
    const uintptr_t ones = UINTPTR_MAX / 0xFF, tops = ones << 7, pattern = byte * ones;
    for (; (size_t)(end - at) >= WORD; at += WORD) {
        uintptr_t differences = ((const loose_word *)at)->value ^ pattern;
        if (((differences - ones) & ~differences & tops) != 0) {
            break;
        }
    }
    while (at < end && *at != byte) {
        at++;
    }
    return at < end ? at - first : -1;
}

#if !defined(__linux__)
void *memcpy(void *restrict to, const void *restrict from, size_t bytes)
{
    copy_up(to, from, bytes);
    return to;
}

void *memmove(void *to, const void *from, size_t bytes)
{
    ns_move_bytes(to, from, bytes);
    return to;
}

void *memset(void *start, int byte, size_t bytes)
{
    fill(start, (uint8_t)byte, bytes);
    return start;
}
#endif
