/* board.c: QEMU's riscv32 "virt" machine: 16550 UART, CLINT, no interrupt controller needed. It keeps the firmware
 * portable and has no modem: the only serial port is the console. */
#include "../../firmware/native/hal/console_wire.h"
#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/kernel/riscv/chip.h"
#include "ns_budget.h"

/* QEMU docs/system/riscv/virt and the device tree it hands over. */
#define CLINT_BASE 0x02000000u
#define UART_BASE  0x10000000u
#define TEST_BASE  0x00100000u

volatile uint32_t *const ns_chip_msip = (volatile uint32_t *)CLINT_BASE;
volatile uint32_t *const ns_chip_mtimecmp = (volatile uint32_t *)(CLINT_BASE + 0x4000u);
volatile uint32_t *const ns_chip_mtime = (volatile uint32_t *)(CLINT_BASE + 0xBFF8u);
const uint32_t ns_chip_mtime_per_us = 10;

__attribute__((section(".isr_stack"), aligned(16))) uint8_t ns_isr_stack[NS_BUDGET_ISR_STACK];

/* The linker script puts it last: what the image leaves of the RAM belongs to it too. */
static uint64_t heap[NS_BUDGET_GC_HEAP / sizeof(uint64_t)] __attribute__((section(".heap")));
extern uint8_t ns_ram_end[]; /* from the linker script */

/* ---- console: 16550, polled ---- */

static volatile uint8_t *const uart = (volatile uint8_t *)UART_BASE;
#define UART_DATA 0
#define UART_LINE_STATUS 5
#define UART_ROOM (1u << 5)  /* the transmit register is empty */
#define UART_IDLE (1u << 6)  /* and so is the line */

size_t ns_console_wire_put(const uint8_t *bytes, size_t count)
{
    size_t done = 0;
    while (done < count && (uart[UART_LINE_STATUS] & UART_ROOM) != 0) {
        uart[UART_DATA] = bytes[done++];
    }
    return done;
}

void ns_console_wire_wait(bool flush)
{
    const uint8_t wanted = flush ? UART_IDLE : UART_ROOM;
    while ((uart[UART_LINE_STATUS] & wanted) == 0) {
        continue;
    }
}

/* Commands are the core thread's, which an image for a board without a modem never starts. */
int32_t ns_console_read(uint8_t *buffer, int32_t capacity)
{
    (void)buffer;
    (void)capacity;
    return 0;
}

/* ---- no modem ---- */

int32_t ns_uart_open(int32_t baud, int32_t flow_control)
{
    (void)baud;
    (void)flow_control;
    return -1;
}

int32_t ns_uart_read(uint8_t *buffer, int32_t capacity)
{
    (void)buffer;
    (void)capacity;
    return 0;
}

int32_t ns_uart_write(const uint8_t *bytes, int32_t count)
{
    (void)bytes;
    (void)count;
    return 0;
}

int32_t ns_uart_write_pending(void)
{
    return 0;
}

void ns_uart_get_counters(ns_uart_counters *counters)
{
    *counters = (ns_uart_counters){0};
}

/* ---- no serial ports for apps ---- */

int32_t ns_serial_open(int32_t port, const ns_serial_format *format)
{
    (void)port;
    (void)format;
    return -1;
}

void ns_serial_close(int32_t port) { (void)port; }

int32_t ns_serial_read(int32_t port, uint8_t *buffer, int32_t capacity)
{
    (void)port;
    (void)buffer;
    (void)capacity;
    return 0;
}

int32_t ns_serial_write(int32_t port, const uint8_t *bytes, int32_t count)
{
    (void)port;
    (void)bytes;
    (void)count;
    return 0;
}

int32_t ns_serial_readable(int32_t port)
{
    (void)port;
    return 0;
}

int32_t ns_serial_unsent(int32_t port)
{
    (void)port;
    return 0;
}

void ns_serial_get_counters(int32_t port, ns_uart_counters *counters)
{
    (void)port;
    *counters = (ns_uart_counters){0};
}

void ns_modem_set_pins(int32_t mask, int32_t values)
{
    (void)mask;
    (void)values;
}

int32_t ns_modem_wired_pins(void) { return 0; }
int32_t ns_modem_read_pins(void) { return 0; }
int32_t ns_uart_max_baud(void) { return NS_BUDGET_MODEM_BAUD; }

void ns_chip_external_interrupt(void)
{
    ns_die("an external interrupt that nothing enabled");
}

/* ---- the rest of hal.h ---- */

int32_t ns_entropy(uint8_t *buffer, int32_t count)
{
    (void)buffer;
    (void)count;
    return 0; /* the machine has no generator */
}

size_t ns_board_heap_regions(ns_memory_region regions[2])
{
    regions[0] = (ns_memory_region){heap, (size_t)(ns_ram_end - (uint8_t *)heap)};
    return 1;
}

const char *ns_board_name(void) { return "riscv-virt"; }
const char *ns_board_reset_cause(void) { return "emulated"; }
int32_t ns_board_start_reason(void) { return NS_START_KEY; }

uint8_t *ns_board_retained_memory(int32_t *size)
{
    *size = 0; /* nothing to record: there is no modem */
    return NULL;
}

void ns_board_restart(int32_t reason)
{
    (void)reason;
    ns_die("this board cannot restart");
}

void ns_board_start(void)
{
    ns_start();
}

/* The machine's test device ends QEMU: 0x5555 with status 0, 0x3333 with the status in the upper half. */
void ns_board_exit(int32_t code)
{
    ns_log("!exit %d", (int)code);
    ns_console_flush();
    *(volatile uint32_t *)TEST_BASE = code == 0 ? 0x5555u : (uint32_t)code << 16 | 0x3333u;
    for (;;) {
        ns_port_wait_for_interrupt();
    }
}
