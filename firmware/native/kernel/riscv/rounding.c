/* rounding.c: mends floor and ceil of picolibc 1.8, which lose a carry between the two halves of a double:
 * ceil(2147483647.5) gives 2147482624. The board's linker is told to send every call of theirs here (--wrap). */
#include <stdint.h>

#define FRACTION_BITS 52
#define EXPONENT_BIAS 1023
#define SIGN_BIT (1ull << 63)

double __wrap_floor(double value);
double __wrap_ceil(double value);

double __wrap_floor(double value)
{
    uint64_t bits;
    __builtin_memcpy(&bits, &value, sizeof(bits));
    int exponent = (int)(bits >> FRACTION_BITS & 0x7FF) - EXPONENT_BIAS;
    if (exponent >= FRACTION_BITS) {
        return value; /* whole already, or infinite, or not a number */
    }
    if (exponent < 0) {
        return (bits & ~SIGN_BIT) == 0 ? value : (bits & SIGN_BIT) != 0 ? -1.0 : 0.0;
    }
    const uint64_t below_one = (1ull << (FRACTION_BITS - exponent)) - 1;
    if ((bits & below_one) == 0) {
        return value;
    }
    if ((bits & SIGN_BIT) != 0) {
        bits += below_one; /* away from zero; a carry into the exponent is right */
    }
    bits &= ~below_one;
    __builtin_memcpy(&value, &bits, sizeof(value));
    return value;
}

double __wrap_ceil(double value)
{
    return -__wrap_floor(-value);
}
