/* timer.h: TIM2 as the chip's microsecond counter (kernel/cortex-m/chip.h). */
#ifndef NS_STM32_TIMER_H
#define NS_STM32_TIMER_H

#include <stdint.h>

/* Measures TIM2's clock against the processor's, sets the prescaler for 1 MHz and starts the counter. Returns the
 * measured clock in Hz. After ns_clock_start. */
uint32_t ns_timer_start(void);

#endif
