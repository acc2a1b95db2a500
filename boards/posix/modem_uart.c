/* modem_uart.c: the modem's UART. NANOSOCKET_MODEM names the other end: unix:PATH, tcp:ADDRESS:PORT, pty or the path
 * of a terminal. NANOSOCKET_MODEM_PINS=log: it has a power key and a reset line, moved by the log. */
#define _GNU_SOURCE
#include "line.h"

#include "../../firmware/native/hal/emulated_pins.h"
#include "../../firmware/native/kernel/posix/posix.h"

#include "ns_budget.h"

#include <stdlib.h>
#include <string.h>

static uint8_t receive_bytes[NS_BUDGET_UART_RX_RING];
static uint8_t transmit_bytes[NS_BUDGET_UART_TX_RING];
static ns_posix_line modem = {
    .descriptor = -1, .receive = NS_RING(receive_bytes), .transmit = NS_RING(transmit_bytes),
};

static void on_io(void)
{
    ns_posix_line_pump(&modem);
    ns_core_wake();
}

int32_t ns_uart_open(int32_t baud, int32_t flow_control)
{
    (void)flow_control; /* a full ring always holds the peer off */
    if (modem.descriptor >= 0) {
        return 0; /* a byte stream has no rate: the peer sets the pace */
    }
    const char *where = getenv("NANOSOCKET_MODEM");
    if (where == NULL || where[0] == '\0') {
        ns_log("modem: NANOSOCKET_MODEM is not set (unix:PATH, tcp:ADDRESS:PORT, pty or the path of a terminal)");
        return -1;
    }
    if (baud <= 0) {
        ns_log("modem: cannot open %s: baud rate out of range", where);
        return -1;
    }
    ns_posix_handle_io(on_io);
    int32_t result = ns_posix_line_open(&modem, "modem", where);
    ns_core_wake(); /* for what came with it */
    return result;
}

int32_t ns_uart_read(uint8_t *buffer, int32_t capacity) { return ns_posix_line_read(&modem, buffer, capacity); }
int32_t ns_uart_write(const uint8_t *bytes, int32_t count) { return ns_posix_line_write(&modem, bytes, count); }
int32_t ns_uart_write_pending(void) { return (int32_t)ns_ring_count(&modem.transmit); }
void    ns_uart_get_counters(ns_uart_counters *copy) { ns_posix_line_get_counters(&modem, copy); }

/* ---- control lines: a byte stream has none, but who runs us may listen to the log ---- */

enum { POWER_KEY = 1, RESET = 2 };

int32_t ns_modem_wired_pins(void)
{
    const char *pins = getenv("NANOSOCKET_MODEM_PINS");
    return pins != NULL && strcmp(pins, "log") == 0 ? POWER_KEY | RESET : 0;
}

void ns_modem_set_pins(int32_t mask, int32_t values)
{
    ns_emulated_pins_set(mask & ns_modem_wired_pins(), values);
}

int32_t ns_modem_read_pins(void) { return 0; }
int32_t ns_uart_max_baud(void) { return NS_BUDGET_MODEM_BAUD; }
