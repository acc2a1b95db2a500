/* serial.c: the serial ports of apps. NANOSOCKET_UART1 to 3 name their other ends, as NANOSOCKET_MODEM does. */
#define _GNU_SOURCE
#include "line.h"

#include "../../firmware/native/kernel/posix/posix.h"

#include "ns_budget.h"

#include <stdlib.h>

#define PORTS 3

static uint8_t receive_bytes[PORTS][NS_BUDGET_SERIAL_RX_RING];
static uint8_t transmit_bytes[PORTS][NS_BUDGET_SERIAL_TX_RING];
static ns_posix_line ports[PORTS] = {
    {.descriptor = -1, .receive = NS_RING(receive_bytes[0]), .transmit = NS_RING(transmit_bytes[0])},
    {.descriptor = -1, .receive = NS_RING(receive_bytes[1]), .transmit = NS_RING(transmit_bytes[1])},
    {.descriptor = -1, .receive = NS_RING(receive_bytes[2]), .transmit = NS_RING(transmit_bytes[2])},
};
static const char *const variables[PORTS] = {"NANOSOCKET_UART1", "NANOSOCKET_UART2", "NANOSOCKET_UART3"};
static const char *const names[PORTS] = {"uart 1", "uart 2", "uart 3"};

static void on_io(void)
{
    for (size_t i = 0; i < PORTS; i++) {
        ns_posix_line_pump(&ports[i]);
    }
    ns_core_wake();
}

static ns_posix_line *at(int32_t port)
{
    return port >= 1 && port <= PORTS ? &ports[port - 1] : NULL;
}

int32_t ns_serial_open(int32_t port, const ns_serial_format *format)
{
    ns_posix_line *line = at(port);
    if (line == NULL || format->baud <= 0) {
        return -1;
    }
    if (line->descriptor >= 0) {
        return 0; /* a byte stream has no rate and no parity */
    }
    const char *where = getenv(variables[port - 1]);
    if (where == NULL || where[0] == '\0') {
        ns_log("%s: %s is not set (unix:PATH, tcp:ADDRESS:PORT, pty or the path of a terminal)", names[port - 1],
               variables[port - 1]);
        return -1;
    }
    ns_posix_handle_io(on_io);
    return ns_posix_line_open(line, names[port - 1], where);
}

void ns_serial_close(int32_t port)
{
    if (at(port) != NULL) {
        ns_posix_line_close(at(port));
    }
}

int32_t ns_serial_read(int32_t port, uint8_t *buffer, int32_t capacity)
{
    return at(port) == NULL ? 0 : ns_posix_line_read(at(port), buffer, capacity);
}

int32_t ns_serial_write(int32_t port, const uint8_t *bytes, int32_t count)
{
    return at(port) == NULL ? 0 : ns_posix_line_write(at(port), bytes, count);
}

int32_t ns_serial_readable(int32_t port) { return at(port) == NULL ? 0 : (int32_t)ns_ring_count(&at(port)->receive); }
int32_t ns_serial_unsent(int32_t port) { return at(port) == NULL ? 0 : (int32_t)ns_ring_count(&at(port)->transmit); }

void ns_serial_get_counters(int32_t port, ns_uart_counters *counters)
{
    *counters = (ns_uart_counters){0};
    if (at(port) != NULL) {
        ns_posix_line_get_counters(at(port), counters);
    }
}
