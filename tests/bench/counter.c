/* counter.c: instructions executed, by a timer that is free on the board.
 *
 * Under `-icount shift=0` the emulator's clock advances by one nanosecond with each instruction, and its TIM5 counts
 * from 1 GHz: a tick is an instruction. The board's own timer is TIM2. On silicon TIM5 counts clocks of APB1. */
#include <stdint.h>

#define RCC_APB1ENR (*(volatile uint32_t *)0x40023840u) /* RM0090 7.3.13 */
#define RCC_APB1ENR_TIM5 (1u << 3)
#define TIM5_CR1 (*(volatile uint32_t *)0x40000C00u)    /* RM0090 18.4.1 */
#define TIM5_CNT (*(volatile uint32_t *)0x40000C24u)    /* RM0090 18.4.10 */
#define TIM5_ARR (*(volatile uint32_t *)0x40000C2Cu)    /* RM0090 18.4.12 */
#define TIM_CR1_CEN 1u

void counter_start(void)
{
    RCC_APB1ENR |= RCC_APB1ENR_TIM5;
    TIM5_ARR = 0xFFFFFFFFu;
    TIM5_CR1 = TIM_CR1_CEN;
}

/* Wraps at 2^32. */
uint32_t counter_read(void)
{
    return TIM5_CNT;
}
