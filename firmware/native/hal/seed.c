/* seed.c: a sponge over the permutation Xoodoo (Daemen and others, "The design of Xoodoo and Xoofff", 2018): a state of
 * 48 bytes, of which 16 are given out at a time and then cleared, so that what was given cannot be found again. It is no
 * generator for silicon, where the hardware's serves. */
#include "seed.h"

#include "hal.h"

enum { LANES = 4, PLANES = 3, ROUNDS = 12, RATE = LANES * 4 };

typedef uint32_t plane[LANES];

static union {
    plane planes[PLANES];
    uint8_t bytes[PLANES * RATE];
} state;

static uint32_t rotate(uint32_t lane, int by) { return lane << by | lane >> (32 - by); }

/* Theta: each column's parity goes to its neighbours. */
static void mix_columns(plane *a)
{
    plane parity;
    for (int x = 0; x < LANES; x++) {
        parity[x] = a[0][x] ^ a[1][x] ^ a[2][x];
    }
    for (int x = 0; x < LANES; x++) {
        uint32_t p = parity[(x + 3) % LANES];
        uint32_t e = rotate(p, 5) ^ rotate(p, 14);
        a[0][x] ^= e;
        a[1][x] ^= e;
        a[2][x] ^= e;
    }
}

/* Rho west, iota, chi, rho east. */
static void mix_planes(plane *a, uint32_t constant)
{
    plane middle, upper;
    for (int x = 0; x < LANES; x++) {
        middle[x] = a[1][(x + 3) % LANES];
        upper[x] = rotate(a[2][x], 11);
    }
    a[0][0] ^= constant;
    for (int x = 0; x < LANES; x++) {
        uint32_t a0 = a[0][x], a1 = middle[x], a2 = upper[x];
        a[0][x] = a0 ^ (~a1 & a2);
        middle[x] = a1 ^ (~a2 & a0);
        upper[x] = a2 ^ (~a0 & a1);
    }
    for (int x = 0; x < LANES; x++) {
        a[1][x] = rotate(middle[x], 1);
        a[2][x] = rotate(upper[(x + 2) % LANES], 8);
    }
}

static void permute(void)
{
    static const uint16_t constants[ROUNDS] = {
        0x058, 0x038, 0x3C0, 0x0D0, 0x120, 0x014, 0x060, 0x02C, 0x380, 0x0F0, 0x1A0, 0x012,
    };
    for (int round = 0; round < ROUNDS; round++) {
        mix_columns(state.planes);
        mix_planes(state.planes, constants[round]);
    }
}

/* The seed fills what is never given out. */
static bool absorb(uint8_t seed[NS_SEED_SIZE])
{
    uint32_t number = ns_board_start_number();
    uint8_t any = 0;
    for (int i = 0; i < NS_SEED_SIZE; i++) {
        any |= seed[i];
        state.bytes[RATE + i] = seed[i];
        seed[i] = 0;
    }
    __builtin_memcpy(state.bytes, &number, sizeof number);
    return any != 0;
}

int32_t ns_seed_read(uint8_t seed[NS_SEED_SIZE], uint8_t *buffer, int32_t count)
{
    static enum { UNKNOWN, MISSING, THERE } found;
    if (found == UNKNOWN) {
        found = absorb(seed) ? THERE : MISSING;
    }
    for (int32_t done = 0; found == THERE && done < count;) {
        permute();
        for (int i = 0; i < RATE; i++) {
            if (done < count) {
                buffer[done++] = state.bytes[i];
            }
            state.bytes[i] = 0;
        }
    }
    return found == THERE ? count : 0;
}
