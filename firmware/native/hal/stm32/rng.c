/* rng.c: see rng.h. Sections refer to RM0090. */
#include "rng.h"

#include "clock.h"
#include "stm32f4.h"

/* A number takes 40 cycles of the 48 MHz clock, 140 of the core's; many looks more than that is a failure. */
#define READY_LOOKS 2000u

static uint32_t previous;
static bool has_previous;

/* The generator must not be read on after an error: on a noise source error it is restarted and its first number
 * is not used (24.3.2, "FIPS PUB 140-2" rule). */
static void restart(void)
{
    NS_RNG->cr = 0;
    NS_RNG->sr = 0; /* clears CEIS and SEIS, 24.4.2 */
    NS_RNG->cr = NS_RNG_CR_RNGEN;
    has_previous = false;
}

void ns_rng_start(void)
{
    ns_clock_enable(&NS_RCC->ahb2enr, NS_RCC_AHB2_RNG); /* 7.3.11 */
    restart();
}

static bool next_raw(uint32_t *number)
{
    for (uint32_t looks = 0; looks < READY_LOOKS; looks++) {
        uint32_t status = NS_RNG->sr;
        if (status & (NS_RNG_SR_CECS | NS_RNG_SR_SECS | NS_RNG_SR_CEIS | NS_RNG_SR_SEIS)) {
            return false;
        }
        if (status & NS_RNG_SR_DRDY) {
            *number = NS_RNG->dr;
            return true;
        }
        if (status == 0 && (NS_RNG->cr & NS_RNG_CR_RNGEN) == 0) {
            return false; /* the bit does not stick: there is no generator */
        }
    }
    return false;
}

/* Each number is compared with the one before; the first one only serves for that (24.3.1). */
static bool next(uint32_t *number)
{
    if (!has_previous) {
        if (!next_raw(&previous)) {
            return false;
        }
        has_previous = true;
    }
    if (!next_raw(number) || *number == previous) {
        return false;
    }
    previous = *number;
    return true;
}

int32_t ns_rng_read(uint8_t *buffer, int32_t count)
{
    int32_t done = 0;
    uint32_t number = 0;
    while (done < count) {
        if (!next(&number)) {
            restart();
            return done;
        }
        for (int i = 0; i < 4 && done < count; i++) {
            buffer[done++] = (uint8_t)(number >> (8 * i));
        }
    }
    return done;
}
