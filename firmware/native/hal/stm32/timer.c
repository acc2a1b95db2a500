/* timer.c: see timer.h. Sections refer to RM0090 (TIM2) and DDI 0403E (SysTick).
 *
 * QEMU's TIM2 counts from 1 GHz whatever the clock tree says, so the clock is measured. A measurement is noisy
 * under emulation (the host may stop the emulator between two reads), so it only decides which of the clocks that
 * can be it is. */
#include "timer.h"

#include "../../kernel/cortex-m/chip.h"
#include "../../kernel/cortex-m/cortex-m.h"
#include "clock.h"
#include "stm32f4.h"

#define MHZ 1000000u
#define EMULATED_TIMER_HZ (1000 * MHZ)
#define SYSTICK_DIVIDER 8u   /* SysTick's reference clock is HCLK/8, 7.2 */
#define MEASURE_US 2000u
#define MAX_LOOKS 1000000u   /* a SysTick that stands still must not hang the boot */
#define ATTEMPTS 10

uint32_t ns_chip_counter_us(void)
{
    return NS_TIM2->cnt;
}

uint32_t ns_chip_systick_per_us(void)
{
    return ns_stm32_clocks.core_hz / SYSTICK_DIVIDER / MHZ;
}

/* Loads the prescaler (it is buffered until an update event, 18.4.11) and restarts from 0. */
static void set_prescaler(uint32_t divider)
{
    NS_TIM2->psc = divider - 1;
    NS_TIM2->arr = 0xFFFFFFFFu; /* 18.4.12 */
    NS_TIM2->egr = NS_TIM_EGR_UG; /* 18.4.6 */
}

/* TIM2 ticks while SysTick counts down ticks. */
static uint32_t count_during(uint32_t ticks)
{
    NS_SYSTICK->rvr = NS_SYSTICK_MAX;
    NS_SYSTICK->cvr = 0;
    NS_SYSTICK->csr = NS_SYSTICK_ENABLE;
    uint32_t start = NS_TIM2->cnt;
    for (uint32_t i = 0; i < MAX_LOOKS; i++) {
        uint32_t left = NS_SYSTICK->cvr;
        if (left != 0 && NS_SYSTICK_MAX - left >= ticks) {
            break;
        }
    }
    uint32_t counted = NS_TIM2->cnt - start;
    NS_SYSTICK->csr = 0;
    return counted;
}

static bool is_near(uint32_t measured, uint32_t expected)
{
    return measured > expected - expected / 8 && measured < expected + expected / 8;
}

/* The clock that this chip, or its emulator, is known to give TIM2; 0: neither of them. */
static uint32_t known_clock(uint32_t measured)
{
    const uint32_t known[] = {ns_stm32_clocks.timer_hz, EMULATED_TIMER_HZ};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (is_near(measured, known[i])) {
            return known[i];
        }
    }
    return 0;
}

uint32_t ns_timer_start(void)
{
    ns_clock_enable(&NS_RCC->apb1enr, NS_RCC_APB1_TIM2); /* 7.3.13 */
    NS_TIM2->cr1 = NS_TIM_CR1_CEN; /* 18.4.1 */
    set_prescaler(1);
    uint32_t measured = 0, clock = 0;
    for (int attempt = 0; attempt < ATTEMPTS && clock == 0; attempt++) {
        measured = count_during(ns_chip_systick_per_us() * MEASURE_US) / (MEASURE_US / 1000) * 1000;
        clock = known_clock(measured);
    }
    set_prescaler(((clock != 0 ? clock : measured) + MHZ / 2) / MHZ);
    return measured;
}
