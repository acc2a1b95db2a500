/* double_add.c: mends the addition of doubles in gcc's library for ARM (libgcc, _arm_addsubdf3), which has no FPU help
 * on a Cortex-M4.
 *
 * When the smaller operand is shifted right by more than 32 bits, libgcc keeps a single bit below the last place and
 * notes that others were lost. A subtraction that crosses a power of two then shifts left by one and needs the second
 * bit too: 2^64 - 2147483648.9 comes out one unit too small. .NET, like IEEE 754, rounds it right.
 *
 * The board's linker is told to send every __aeabi_dadd and __aeabi_dsub here (--wrap); all but the rare case goes on
 * to libgcc. */
#include <stdbool.h>
#include <stdint.h>

#define FRACTION_BITS 52
#define EXPONENT_MAX 0x7FFu
#define IMPLICIT_BIT (1ull << FRACTION_BITS)
#define SIGN_BIT (1ull << 63)

/* Distances of the exponents at which libgcc may be wrong; further apart, the larger operand is the answer. */
#define FIRST_DISTANCE 33u
#define LAST_DISTANCE 55u

/* Such helpers take and return doubles in core registers, whatever the rest of the program does (Run-time ABI for the
 * Arm Architecture, 5.1). */
#define HELPER __attribute__((pcs("aapcs")))
HELPER double __real___aeabi_dadd(double a, double b);
HELPER double __wrap___aeabi_dadd(double a, double b);
HELPER double __wrap___aeabi_dsub(double a, double b);

static uint64_t bits_of(double value)
{
    uint64_t bits;
    __builtin_memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static double from_bits(uint64_t bits)
{
    double value;
    __builtin_memcpy(&value, &bits, sizeof(value));
    return value;
}

static uint32_t exponent_of(uint64_t bits) { return (uint32_t)(bits >> FRACTION_BITS) & EXPONENT_MAX; }
static uint64_t fraction_of(uint64_t bits) { return bits & (IMPLICIT_BIT - 1); }

/* larger and smaller have opposite signs, and the distance of their exponents is in range. The difference is computed
 * with GUARD_BITS below the last place; what is lost below those makes it a little larger than computed. */
static uint64_t subtract(uint64_t larger, uint64_t smaller)
{
    enum { GUARD_BITS = 10 };
    const uint64_t half = 1u << (GUARD_BITS - 1);
    uint32_t exponent = exponent_of(larger), small_exponent = exponent_of(smaller);
    uint64_t small_fraction = fraction_of(smaller) | (small_exponent != 0 ? IMPLICIT_BIT : 0);
    uint32_t shift = exponent - (small_exponent != 0 ? small_exponent : 1) - GUARD_BITS;
    bool lost = (small_fraction & ((1ull << shift) - 1)) != 0;
    uint64_t difference =
        ((fraction_of(larger) | IMPLICIT_BIT) << GUARD_BITS) - (small_fraction >> shift) - (lost ? 1 : 0);
    if (difference < IMPLICIT_BIT << GUARD_BITS) {
        difference <<= 1;
        exponent--;
    }
    uint64_t below = difference & ((1u << GUARD_BITS) - 1);
    uint64_t rounded = difference >> GUARD_BITS;
    if (below > half || (below == half && (lost || (rounded & 1) != 0))) {
        rounded++;
    }
    /* The implicit bit of rounded adds one to the exponent; a carry out of the fraction does so rightly too. */
    return (larger & SIGN_BIT) | (((uint64_t)(exponent - 1) << FRACTION_BITS) + rounded);
}

HELPER double __wrap___aeabi_dadd(double a, double b)
{
    uint64_t x = bits_of(a), y = bits_of(b);
    if (((x ^ y) & SIGN_BIT) != 0) {
        bool x_is_larger = exponent_of(x) >= exponent_of(y);
        uint64_t larger = x_is_larger ? x : y, smaller = x_is_larger ? y : x;
        uint32_t distance = exponent_of(larger) - exponent_of(smaller);
        bool crosses = fraction_of(larger) >> (FRACTION_BITS - FIRST_DISTANCE + 1) == 0;
        if (distance >= FIRST_DISTANCE && distance <= LAST_DISTANCE && crosses
            && exponent_of(larger) != EXPONENT_MAX && smaller << 1 != 0) {
            return from_bits(subtract(larger, smaller));
        }
    }
    return __real___aeabi_dadd(a, b);
}

HELPER double __wrap___aeabi_dsub(double a, double b)
{
    return __wrap___aeabi_dadd(a, from_bits(bits_of(b) ^ SIGN_BIT));
}
