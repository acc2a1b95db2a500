/* ns_budget.h: the budget of the test image; small, so that pools run out. */
#ifndef NS_BUDGET_H
#define NS_BUDGET_H

#define NS_BUDGET_IDLE_STACK    262144
#define NS_BUDGET_MAIN_STACK    1048576
#define NS_BUDGET_CORE_STACK    262144
#define NS_BUDGET_STACK_POOL    (6 * 262144)
#define NS_BUDGET_THREADS       8
#define NS_BUDGET_MONITORS      12
#define NS_BUDGET_GC_HEAP       98304
#define NS_BUDGET_GC_HEAP_UPPER 163840
#define NS_BUDGET_UART_RX_RING  4096
#define NS_BUDGET_UART_TX_RING  2048
#define NS_BUDGET_FLIGHT_RECORDER 512
#define NS_BUDGET_MODEM_BAUD    115200

#endif
