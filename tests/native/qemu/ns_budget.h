/* ns_budget.h: the budget of the test image on an emulated microcontroller with 192 KiB of RAM. */
#ifndef NS_BUDGET_H
#define NS_BUDGET_H

#define NS_BUDGET_ISR_STACK     2048
#define NS_BUDGET_IDLE_STACK    512
#define NS_BUDGET_MAIN_STACK    12288
#define NS_BUDGET_CORE_STACK    4096
#define NS_BUDGET_STACK_POOL    (6 * NS_STACK_MIN)
#define NS_BUDGET_THREADS       8
#define NS_BUDGET_MONITORS      12
#define NS_BUDGET_GC_HEAP       16384
#define NS_BUDGET_GC_HEAP_UPPER 65536
#define NS_BUDGET_UART_RX_RING  1024
#define NS_BUDGET_UART_TX_RING  1024
#define NS_BUDGET_CONSOLE_TX_RING 1024
#define NS_BUDGET_CONSOLE_RX_RING 64
#define NS_BUDGET_SERIAL_RX_RING 2048
#define NS_BUDGET_SERIAL_TX_RING 512

#endif
