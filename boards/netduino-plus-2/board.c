/* board.c: Netduino Plus 2. STM32F405RGT6, 25 MHz crystal. Wiring: README.md. Sections refer to RM0090. */
#include "board.h"

#include "../../firmware/native/hal/console_wire.h"
#include "../../firmware/native/hal/emulated_pins.h"
#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/hal/stm32/app_pins.h"
#include "../../firmware/native/hal/stm32/clock.h"
#include "../../firmware/native/hal/stm32/reset_cause.h"
#include "../../firmware/native/hal/seed.h"
#include "../../firmware/native/hal/stm32/rng.h"
#include "../../firmware/native/hal/stm32/timer.h"
#include "../../firmware/native/hal/stm32/usart.h"
#include "../../firmware/native/kernel/cortex-m/chip.h"
#include "../../firmware/native/kernel/cortex-m/cortex-m.h"
#include "ns_budget.h"

#define CRYSTAL_HZ 25000000u
#define CONSOLE_BAUD 115200

/* Where the emulator leaves random bytes, for it has no generator; all zero: it left none. */
extern uint8_t ns_board_seed[NS_SEED_SIZE]; /* from the linker script */

__attribute__((section(".isr_stack"), aligned(NS_STACK_BLOCK))) uint8_t ns_isr_stack[NS_BUDGET_ISR_STACK];

/* The linker script puts it last: what the image leaves of the SRAM belongs to it too. The end is not the heap's but the
 * flight recorder's, which is no variable of its own, since the emulator clears sections at each reset. */
static uint64_t lower_heap[(NS_BUDGET_GC_HEAP + NS_BUDGET_FLIGHT_RECORDER) / sizeof(uint64_t)]
    __attribute__((section(".heap")));
static void *upper_heap; /* NULL: none found */

#ifdef NS_BUDGET_TLS_HEAP
#define TLS_HEAP NS_BUDGET_TLS_HEAP
#else
#define TLS_HEAP 0
#endif

#ifdef NS_BUDGET_LUA_HEAP
#define LUA_HEAP NS_BUDGET_LUA_HEAP
#else
#define LUA_HEAP 0
#endif

/* ---- pins ---- */

#define AF_USART1_TO_3 7u
#define AF_USART4_TO_6 8u

static const ns_pin modem_cts = NS_PIN('A', 0), modem_rts = NS_PIN('A', 1);
static const ns_pin modem_tx = NS_PIN('A', 2), modem_rx = NS_PIN('A', 3);
static const ns_pin console_tx = NS_PIN('C', 6), console_rx = NS_PIN('C', 7);
static const ns_pin serial_tx = NS_PIN('B', 6), serial_rx = NS_PIN('B', 7);

/* Bit order of ns_modem_set_pins: power key, reset, DTR. Each drives a transistor: high is asserted. */
static const ns_pin modem_control[] = {NS_PIN('B', 12), NS_PIN('B', 8), NS_PIN('B', 9)};
#define MODEM_CONTROL_COUNT ((int32_t)(sizeof(modem_control) / sizeof(modem_control[0])))
#define MODEM_CONTROL_MASK ((1 << MODEM_CONTROL_COUNT) - 1)

/* Pins of apps: what the package has, without the modem's, the console's and serial port 1's above, without those of
 * the debugger (PA13, PA14), which a script could not give back, and without the crystal's (PC14, PC15). */
const uint16_t ns_app_pin_masks[NS_APP_PIN_PORTS] = {
    (uint16_t)~(0xFu << 0 | 3u << 13),                    /* A: modem on 0 to 3 */
    (uint16_t)~(3u << 6 | 3u << 8 | 1u << 12),            /* B: serial port on 6 and 7, modem on 8, 9 and 12 */
    (uint16_t)~(3u << 6 | 3u << 14),                      /* C: console on 6 and 7 */
    1u << 2,                                              /* D: the package has PD2 only */
};

static void start_pins(void)
{
    const uint32_t ports = NS_RCC_AHB1_GPIO(0) | NS_RCC_AHB1_GPIO(1) | NS_RCC_AHB1_GPIO(2);
    ns_clock_enable(&NS_RCC->ahb1enr, NS_RCC_AHB1_CCM | ports);    /* 7.3.10 */
    ns_clock_enable(&NS_RCC->apb1enr, NS_RCC_APB1_USART2);         /* 7.3.13 */
    ns_clock_enable(&NS_RCC->apb2enr, NS_RCC_APB2_USART6);         /* 7.3.14 */
    for (int32_t i = 0; i < MODEM_CONTROL_COUNT; i++) {
        ns_gpio_output(modem_control[i], false);
    }
    ns_gpio_output(modem_rts, true); /* held off until the port is opened */
    ns_gpio_alternate(modem_cts, AF_USART1_TO_3, NS_PULL_DOWN); /* not connected: clear to send */
    ns_gpio_alternate(modem_tx, AF_USART1_TO_3, NS_PULL_NONE);
    ns_gpio_alternate(modem_rx, AF_USART1_TO_3, NS_PULL_UP);
    ns_gpio_alternate(console_tx, AF_USART4_TO_6, NS_PULL_NONE);
    ns_gpio_alternate(console_rx, AF_USART4_TO_6, NS_PULL_UP);
}

void ns_modem_set_pins(int32_t mask, int32_t values)
{
    for (int32_t i = 0; i < MODEM_CONTROL_COUNT; i++) {
        if (mask & 1 << i) {
            ns_gpio_write(modem_control[i], (values & 1 << i) != 0);
        }
    }
    if (!ns_gpio_is_output(modem_control[0])) {
        ns_emulated_pins_set(mask & MODEM_CONTROL_MASK, values);
    }
}

/* The modem's status output is not wired: an open pin would say "off", and a press on the key would make it true. */
int32_t ns_modem_wired_pins(void) { return MODEM_CONTROL_MASK; }
int32_t ns_modem_read_pins(void) { return 0; }
int32_t ns_uart_max_baud(void) { return NS_BUDGET_MODEM_BAUD; }

/* ---- the modem's UART: USART2 ---- */

static void wake_core(void) { ns_nvic_set_pending(NS_IRQ_RNG); }

static uint8_t modem_receive[NS_BUDGET_UART_RX_RING], modem_transmit[NS_BUDGET_UART_TX_RING];
static ns_usart modem = {
    .regs = NS_USART2, .irq = NS_IRQ_USART2, .has_receiver = true, .has_rts = true, .rts = NS_PIN('A', 1),
    .clock_hz = &ns_stm32_clocks.apb1_hz, .on_change = wake_core,
    .receive = NS_RING(modem_receive), .transmit = NS_RING(modem_transmit),
};

int32_t ns_uart_open(int32_t baud, int32_t flow_control) { return ns_usart_open(&modem, baud, flow_control != 0); }
int32_t ns_uart_write_pending(void) { return (int32_t)ns_ring_count(&modem.transmit); }
void    ns_uart_get_counters(ns_uart_counters *counters) { *counters = modem.counters; }
void    ns_board_pause_modem(bool paused) { ns_usart_pause(&modem, paused); }
void    ns_board_modem_interrupt(void) { ns_usart_interrupt(&modem); }
void    ns_board_wake_interrupt(void) { ns_core_wake(); }

int32_t ns_uart_read(uint8_t *buffer, int32_t capacity)
{
    return capacity <= 0 ? 0 : (int32_t)ns_usart_read(&modem, buffer, (uint32_t)capacity);
}

int32_t ns_uart_write(const uint8_t *bytes, int32_t count)
{
    return count <= 0 ? 0 : (int32_t)ns_usart_write(&modem, bytes, (uint32_t)count);
}

/* ---- serial port 1 of apps: USART1. Its pins are left alone until an app opens it. ---- */

static uint8_t serial_receive[NS_BUDGET_SERIAL_RX_RING], serial_transmit[NS_BUDGET_SERIAL_TX_RING];
static ns_usart serial = {
    .regs = NS_USART1, .irq = NS_IRQ_USART1, .has_receiver = true,
    .clock_hz = &ns_stm32_clocks.apb2_hz, .on_change = wake_core,
    .receive = NS_RING(serial_receive), .transmit = NS_RING(serial_transmit),
};

/* The interrupt reaches the port through this: an image that opens no port then has neither rings nor driver. */
static ns_usart *opened_serial;
void ns_board_serial_interrupt(void) { ns_usart_interrupt(opened_serial); }

int32_t ns_serial_open(int32_t port, const ns_serial_format *format)
{
    if (port != 1 || !ns_usart_set_format(&serial, format)) {
        return -1;
    }
    ns_clock_enable(&NS_RCC->apb2enr, NS_RCC_APB2_USART1); /* 7.3.14 */
    ns_gpio_alternate(serial_tx, AF_USART1_TO_3, NS_PULL_NONE);
    ns_gpio_alternate(serial_rx, AF_USART1_TO_3, NS_PULL_UP);
    opened_serial = &serial;
    return ns_usart_open(&serial, format->baud, false);
}

void ns_serial_close(int32_t port)
{
    if (port == 1 && serial.is_open) {
        ns_usart_close(&serial);
    }
}

int32_t ns_serial_read(int32_t port, uint8_t *buffer, int32_t capacity)
{
    return port != 1 || capacity <= 0 ? 0 : (int32_t)ns_usart_read(&serial, buffer, (uint32_t)capacity);
}

int32_t ns_serial_write(int32_t port, const uint8_t *bytes, int32_t count)
{
    return port != 1 || !serial.is_open || count <= 0 ? 0 : (int32_t)ns_usart_write(&serial, bytes, (uint32_t)count);
}

int32_t ns_serial_readable(int32_t port) { return port == 1 ? (int32_t)ns_ring_count(&serial.receive) : 0; }
int32_t ns_serial_unsent(int32_t port) { return port == 1 ? (int32_t)ns_ring_count(&serial.transmit) : 0; }

void ns_serial_get_counters(int32_t port, ns_uart_counters *counters)
{
    *counters = port == 1 ? serial.counters : (ns_uart_counters){0};
}

/* ---- console: USART6 ---- */

static uint8_t console_receive[NS_BUDGET_CONSOLE_RX_RING], console_transmit[NS_BUDGET_CONSOLE_TX_RING];
static ns_usart console = {
    .regs = NS_USART6, .irq = NS_IRQ_USART6, .has_receiver = true,
    .clock_hz = &ns_stm32_clocks.apb2_hz, .on_change = wake_core,
    .receive = NS_RING(console_receive), .transmit = NS_RING(console_transmit),
};

int32_t ns_console_read(uint8_t *buffer, int32_t capacity)
{
    return capacity <= 0 ? 0 : (int32_t)ns_usart_read(&console, buffer, (uint32_t)capacity);
}

size_t ns_console_wire_put(const uint8_t *bytes, size_t count)
{
    return ns_usart_write(&console, bytes, (uint32_t)count);
}

void ns_console_wire_wait(bool flush) { ns_usart_drain(&console, flush); }
void ns_board_console_interrupt(void) { ns_usart_interrupt(&console); }

/* ---- entropy ---- */

int32_t ns_entropy(uint8_t *buffer, int32_t count)
{
    return ns_stm32_clocks.source == NS_CLOCK_UNMODELLED ? ns_seed_read(ns_board_seed, buffer, count)
                                                         : ns_rng_read(buffer, count);
}

/* ---- memory ---- */

/* Silicon (and newer emulators) have the CCM; QEMU 7.2 has 64 KiB more SRAM instead. */
static void find_upper_heap(void)
{
    void *const candidates[] = {(void *)NS_CCM_BASE, (void *)0x20020000u};
    for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]) && upper_heap == NULL; i++) {
        if (ns_memory_answers(candidates[i], NS_BUDGET_GC_HEAP_UPPER + TLS_HEAP + LUA_HEAP)) {
            upper_heap = candidates[i];
        }
    }
}

uint8_t *ns_board_retained_memory(int32_t *size)
{
    *size = NS_BUDGET_FLIGHT_RECORDER;
    return (uint8_t *)((uintptr_t)ns_restart_note - NS_BUDGET_FLIGHT_RECORDER);
}

size_t ns_board_heap_regions(ns_memory_region regions[2])
{
    int32_t recorder_size;
    uint8_t *end = ns_board_retained_memory(&recorder_size);
    regions[0] = (ns_memory_region){lower_heap, (size_t)(end - (uint8_t *)lower_heap)};
    regions[1] = (ns_memory_region){(uint8_t *)upper_heap + TLS_HEAP + LUA_HEAP, NS_BUDGET_GC_HEAP_UPPER};
    return upper_heap != NULL && NS_BUDGET_GC_HEAP_UPPER > 0 ? 2 : 1;
}

/* TLS comes first in the upper memory: no DMA reaches the CCM (RM0090 2.1.3), and TLS needs none. */
uint8_t *ns_board_tls_memory(int32_t *size)
{
    *size = upper_heap != NULL ? TLS_HEAP : 0;
    return upper_heap;
}

uint8_t *ns_board_lua_memory(int32_t *size)
{
    *size = upper_heap != NULL ? LUA_HEAP : 0;
    return (uint8_t *)upper_heap + TLS_HEAP;
}

/* ---- start and end ---- */

const char *ns_board_name(void) { return "netduino-plus-2"; }

const char *ns_board_reset_cause(void)
{
    if (ns_board_start_reason() == NS_START_RESTART) {
        return "restart";
    }
    return ns_stm32_clocks.source == NS_CLOCK_UNMODELLED ? "emulated" : ns_reset_cause();
}

/* An ELF note: three words of sizes and type, the name "GNU", then the hash over the image. */
extern const uint8_t ns_build_id_note[]; /* from the linker script */
#define NOTE_HEADER 16

static uint32_t build_id_word(size_t index)
{
    uint32_t word;
    __builtin_memcpy(&word, ns_build_id_note + NOTE_HEADER + index * sizeof(word), sizeof(word));
    return __builtin_bswap32(word); /* printed as the tools print it */
}

static void log_hardware(uint32_t timer_hz)
{
    ns_log("%s, build %08x%08x, reset: %s", ns_board_name(), (unsigned)build_id_word(0), (unsigned)build_id_word(1),
           ns_board_reset_cause());
    ns_log("core %u MHz (%s), timer clock %u kHz, upper heap %p", (unsigned)(ns_stm32_clocks.core_hz / 1000000),
           ns_clock_source_name(), (unsigned)(timer_hz / 1000), upper_heap);
}

void ns_board_start(void)
{
    ns_reset_cause_read();
    ns_restart_note_read();
    ns_clock_start(CRYSTAL_HZ);
    uint32_t timer_hz = ns_timer_start();
    start_pins();
    (void)ns_usart_open(&console, CONSOLE_BAUD, false); /* every clock of ours divides to it within 1 % */
    ns_rng_start();
    find_upper_heap();
    ns_nvic_enable(NS_IRQ_RNG, NS_IRQ_KERNEL);
    log_hardware(timer_hz);
    ns_start();
}

/* The tool ends the emulator at this line; on silicon the board stands still until reset. */
void ns_board_exit(int32_t code)
{
    ns_log("!exit %d", (int)code);
    ns_console_flush();
    (void)ns_irq_save();
    for (;;) {
        __asm volatile("wfi");
    }
}
