/* double_add_tests.c: the PC's own addition of doubles against the one that mends libgcc's on a Cortex-M, on random
 * operands around the case that libgcc gets wrong: exponents 30 to 60 apart, the larger near a power of two. */
#include <stdio.h>

#include "../../firmware/native/kernel/cortex-m/double_add.c"

#define CASES 2000000

static long passed_on;

double __real___aeabi_dadd(double a, double b)
{
    passed_on++;
    return a + b;
}

static uint64_t next(uint64_t limit)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % limit;
}

static uint64_t near_a_power_of_two(uint64_t exponent)
{
    return exponent << FRACTION_BITS | (next(3) == 0 ? 0 : next(1ull << next(22)));
}

static uint64_t smaller_by(uint64_t exponent, uint64_t distance)
{
    uint64_t fraction = next(4) == 0 ? next(2) : next(IMPLICIT_BIT);
    return (exponent > distance ? exponent - distance : 0) << FRACTION_BITS | fraction;
}

int main(void)
{
    for (long i = 0; i < CASES; i++) {
        uint64_t exponent = next(20) == 0 ? 1 + next(60) : 1 + next(2046);
        uint64_t large = near_a_power_of_two(exponent), small = smaller_by(exponent, 30 + next(31));
        *(next(2) == 0 ? &large : &small) |= SIGN_BIT;
        double a = from_bits(next(2) == 0 ? large : small), b = from_bits(bits_of(a) == large ? small : large);
        volatile double expected = a + b;
        double sum = __wrap___aeabi_dadd(a, b), difference = __wrap___aeabi_dsub(a, -b);
        if (bits_of(sum) != bits_of(expected) || bits_of(difference) != bits_of(expected)) {
            printf("%a + %a: expected %a, got %a and %a\n", a, b, expected, sum, difference);
            return 1;
        }
    }
    if (passed_on == 0 || passed_on == 2L * CASES) {
        printf("the operands missed the case: %ld of %ld went to libgcc\n", passed_on, 2L * CASES);
        return 1;
    }
    return 0;
}
