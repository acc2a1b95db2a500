/* nslua_random.c: math.random. xorshift32 (Marsaglia, 2003): nobody's secret depends on it. */
#include "nslua_internal.h"

static uint32_t state = 1;

void nslua_random_seed(int seed) { state = (uint32_t)seed * 2654435761u | 1u; }

double nslua_random(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return (double)(state - 1) / 4294967296.0;
}
