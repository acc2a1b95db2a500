/* clock.h: the clock tree, from the board's crystal to 168 MHz. */
#ifndef NS_STM32_CLOCK_H
#define NS_STM32_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum ns_clock_source {
    NS_CLOCK_CRYSTAL,  /* PLL from the HSE crystal: 168 MHz */
    NS_CLOCK_RC,       /* the crystal did not start; PLL from the internal RC oscillator: 168 MHz, 1 % accurate */
    NS_CLOCK_RC_SLOW,  /* the PLL did not lock either: the RC oscillator itself, 16 MHz */
    NS_CLOCK_UNMODELLED /* no clock controller answers: an emulator; all clocks are taken as nominal */
};

typedef struct ns_clocks {
    enum ns_clock_source source;
    uint32_t core_hz, apb1_hz, apb2_hz;
    uint32_t timer_hz; /* of TIM2 to TIM7 and TIM12 to TIM14 */
} ns_clocks;

/* What ns_clock_start reached. */
extern ns_clocks ns_stm32_clocks;

/* crystal_hz: a whole number of MHz from 4 to 26. Sets flash wait states and caches, regulator scale, PLL and bus
 * prescalers. Every wait is bounded. */
void ns_clock_start(uint32_t crystal_hz);

/* Switches peripherals' clocks on: bits of one of RCC's enable registers. Their first access may follow at once. */
void ns_clock_enable(volatile uint32_t *enable_register, uint32_t bits);

/* For the boot log. */
const char *ns_clock_source_name(void);

#endif
