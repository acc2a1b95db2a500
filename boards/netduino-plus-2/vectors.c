/* vectors.c: the vector table of this board's image (RM0090, table 62). What the image does not use reports itself
 * and stops. */
#include "board.h"

#include "../../firmware/native/hal/stm32/stm32f4.h"
#include "../../firmware/native/kernel/cortex-m/chip.h"
#include "../../firmware/native/kernel/cortex-m/cortex-m.h"

#define IRQ(n) NS_EXCEPTION_IRQ0 + (n)

__attribute__((section(".vectors"), used)) void (*const ns_vectors[NS_EXCEPTION_IRQ0 + NS_STM32_IRQ_COUNT])(void) = {
    [0] = (void (*)(void))ns_isr_stack_top,
    [1] = ns_reset_handler,
    [2 ... NS_EXCEPTION_PENDSV - 1] = ns_fault_handler,
    [NS_EXCEPTION_PENDSV] = ns_pendsv_handler,
    [NS_EXCEPTION_SYSTICK] = ns_systick_handler,
    [IRQ(0) ... IRQ(NS_IRQ_USART1 - 1)] = ns_fault_handler,
    [IRQ(NS_IRQ_USART1)] = ns_board_serial_interrupt,
    [IRQ(NS_IRQ_USART2)] = ns_board_modem_interrupt,
    [IRQ(NS_IRQ_USART2 + 1) ... IRQ(NS_IRQ_USART6 - 1)] = ns_fault_handler,
    [IRQ(NS_IRQ_USART6)] = ns_board_console_interrupt,
    [IRQ(NS_IRQ_USART6 + 1) ... IRQ(NS_IRQ_RNG - 1)] = ns_fault_handler,
    [IRQ(NS_IRQ_RNG)] = ns_board_wake_interrupt,
    [IRQ(NS_IRQ_RNG + 1) ... IRQ(NS_STM32_IRQ_COUNT - 1)] = ns_fault_handler,
};
