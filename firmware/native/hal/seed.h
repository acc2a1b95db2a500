/* seed.h: entropy of an emulated board that has no generator: random bytes that the emulator's owner left in memory,
 * stretched by a permutation. */
#ifndef NS_SEED_H
#define NS_SEED_H

#include <stdint.h>

#define NS_SEED_SIZE 32

/* Fills the buffer and returns count; 0 when the seed was all zero, that is, nobody left one. The seed is taken and
 * erased at the first call. An emulator puts it back at each reset: the number of the start makes the difference. */
int32_t ns_seed_read(uint8_t seed[NS_SEED_SIZE], uint8_t *buffer, int32_t count);

#endif
