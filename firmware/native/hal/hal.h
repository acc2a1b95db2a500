/* hal.h: what a board gives the firmware. Implemented by boards/<board>/board.c over the
 * drivers in this folder; everything is callable from any thread unless said otherwise. */
#ifndef NS_HAL_H
#define NS_HAL_H

#include "../kernel/kernel.h"

/* ---- console ----------------------------------------------------------------------
 * Two channels share one wire: the app's own output, and the firmware's log. On a UART the
 * log stands between 0x0E (shift out) and 0x0F (shift in), and any app byte 0x0E..0x10 is sent
 * as 0x10 then byte XOR 0x40, so that the tool can separate them again; the run's end is the log
 * line "!exit <code>"; "!pins <levels>" moves the modem's control lines where there is no GPIO (emulated_pins.h).
 * On posix they are file descriptors 1 and 2 and the process's exit code. */
enum ns_channel { NS_CONSOLE_APP, NS_CONSOLE_LOG };
void ns_console_write(enum ns_channel channel, const void *bytes, size_t count); /* blocks until the ring took it */
void ns_console_flush(void);
/* What was typed, byte by byte: returns the bytes taken, 0 when there are none; never blocks. Wakes the core thread
 * when more comes. What finds the ring full is lost. */
int32_t ns_console_read(uint8_t *buffer, int32_t capacity);
/* A line on the log. A small printf: %s %d %u %x %c %p %%, widths, - and 0, l, ll and z. */
__attribute__((format(printf, 1, 2))) void ns_log(const char *format, ...);

/* ---- the modem's UART -------------------------------------------------------------
 * Reception is by interrupt into a ring. Near full, RTS holds the peer off; a byte that still does
 * not fit is dropped and counted (the newest is lost: what is stored stays intact). */
typedef struct ns_uart_counters {
    uint32_t received, sent;             /* bytes; wrap at 2^32 */
    uint32_t overruns;                   /* bytes lost in the ring or in the peripheral */
    uint32_t framing_errors, noise_errors, parity_errors;
    uint32_t ring_peak;                  /* fullest the receive ring has been */
} ns_uart_counters;

/* 0, or -1 when the baud rate cannot be had; reopening changes the rate. */
int32_t ns_uart_open(int32_t baud, int32_t flow_control);
int32_t ns_uart_read(uint8_t *buffer, int32_t capacity);  /* bytes taken, 0 when none; never blocks */
int32_t ns_uart_write(const uint8_t *bytes, int32_t count); /* bytes accepted by the transmit ring; never blocks */
int32_t ns_uart_write_pending(void);                      /* bytes in the transmit ring */
void    ns_uart_get_counters(ns_uart_counters *counters);

int32_t ns_uart_max_baud(void);                           /* the fastest the wiring carries: budget, modem-baud */

/* Modem control lines: bit 0 power key, bit 1 reset, bit 2 DTR (1 = asserted); the modem drives bit 3, its status. */
void    ns_modem_set_pins(int32_t mask, int32_t values);
int32_t ns_modem_wired_pins(void);                        /* the lines this board has */
int32_t ns_modem_read_pins(void);                         /* bit 3: the modem is on; 0 for what is not wired */

/* ---- serial ports for apps: 1, 2, 3; a board has those it has --------------------------
 * As the modem's UART, without flow control. The core thread is woken when bytes arrive and when the transmit ring is
 * empty. */
enum ns_parity { NS_PARITY_EVEN, NS_PARITY_ODD, NS_PARITY_NONE };   /* the numbers of LuatOS-Air's uart */
enum ns_stop_bits { NS_STOP_1, NS_STOP_1_5, NS_STOP_2 };
typedef struct ns_serial_format { int32_t baud, data_bits, parity, stop_bits; } ns_serial_format;

int32_t ns_serial_open(int32_t port, const ns_serial_format *format); /* -1: no such port, or not in this format */
void    ns_serial_close(int32_t port);                     /* what was not sent or read is lost */
int32_t ns_serial_read(int32_t port, uint8_t *buffer, int32_t capacity);
int32_t ns_serial_write(int32_t port, const uint8_t *bytes, int32_t count);
int32_t ns_serial_readable(int32_t port);                  /* bytes in the receive ring */
int32_t ns_serial_unsent(int32_t port);                    /* bytes in the transmit ring */
void    ns_serial_get_counters(int32_t port, ns_uart_counters *counters);

/* ---- the core thread's wait ---------------------------------------------------------
 * Returns when a byte arrived, transmit room appeared, ns_core_wake was called, or after timeout_ms
 * (-1: no limit). */
void ns_core_wait(int32_t timeout_ms);
void ns_core_wake(void);
/* The longest hold of the core lock so far, in microseconds: the last line of a run's log says it. */
void ns_core_report_hold(int32_t us);
void ns_core_print_report(void);

/* ---- flash for files ----------------------------------------------------------------
 * Sectors that follow each other from address 0 on: two for scripts, then two for files. NOR: programming clears bits,
 * whole words at multiples of 4; erasing sets a sector's. 1, or 0 when the hardware failed or the range is not there. A
 * board may stand still for seconds meanwhile, with the modem held off. One thread at a time. */
int32_t ns_flash_sectors(void); /* 0: the board has none */
int32_t ns_flash_sector_size(int32_t sector);
int32_t ns_flash_read(int32_t address, uint8_t *bytes, int32_t count);
int32_t ns_flash_program(int32_t address, const uint8_t *words, int32_t count);
int32_t ns_flash_erase(int32_t sector);

/* ---- entropy ---- */
int32_t ns_entropy(uint8_t *buffer, int32_t count);       /* bytes delivered; fewer than asked: no entropy, use none */
uint32_t ns_board_start_number(void);                     /* no two starts since power-on have the same */

/* ---- board ---- */
__attribute__((noreturn)) void ns_board_exit(int32_t code); /* posix: exit; a board: report, then stop or restart */
/* Memory for the garbage-collected heap: one or two regions, fixed for the run. Returns their number. */
typedef struct ns_memory_region { void *base; size_t size; } ns_memory_region;
size_t      ns_board_heap_regions(ns_memory_region regions[2]);
/* Memory for TLS, row tls-heap of the budget, aligned to 8 bytes; size 0: none was found. Only in images with TLS. */
uint8_t    *ns_board_tls_memory(int32_t *size);
/* Memory for Lua, row lua-heap of the budget, likewise; aligned to 16 bytes where pointers take 8. */
uint8_t    *ns_board_lua_memory(int32_t *size);
const char *ns_board_name(void);
const char *ns_board_reset_cause(void);

/* Why the board started, in the numbers of rtos.poweron_reason: 0 power or key, 3 restart, 4 other, 5 unknown,
 * 8 watchdog. */
enum ns_start_reason { NS_START_KEY = 0, NS_START_RESTART = 3, NS_START_OTHER = 4, NS_START_UNKNOWN = 5,
    NS_START_WATCHDOG = 8 };
int32_t ns_board_start_reason(void);

/* Memory that a reset leaves as it is, for the flight recorder: row flight-recorder of the budget; size 0: none. After a
 * power-on it holds anything. Aligned to a word. */
uint8_t    *ns_board_retained_memory(int32_t *size);

/* Sends what the console holds and starts the board anew; the reason is then the next start's. */
__attribute__((noreturn)) void ns_board_restart(int32_t reason);

#endif
