/* rng.h: the random number generator (RM0090 chapter 24). */
#ifndef NS_STM32_RNG_H
#define NS_STM32_RNG_H

#include <stdbool.h>
#include <stdint.h>

/* Switches it on. It needs the PLL's 48 MHz output. */
void ns_rng_start(void);

/* Fills buffer; returns the bytes delivered. Fewer than count: the generator is absent, reported a fault in its
 * clock or its noise source, or repeated itself. */
int32_t ns_rng_read(uint8_t *buffer, int32_t count);

#endif
