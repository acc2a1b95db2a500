/* modem_uart.c: the modem's UART as a byte stream to another process.
 *
 * NANOSOCKET_MODEM names the other end: unix:PATH, tcp:ADDRESS:PORT or the path of a terminal. SIGIO is the
 * receive interrupt. When the ring is full, reading stops until there is room, which holds the peer off as RTS
 * would, so that nothing is ever lost here. */
#define _GNU_SOURCE
#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/hal/ring.h"
#include "../../firmware/native/kernel/posix/posix.h"

#include "ns_budget.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

static uint8_t receive_bytes[NS_BUDGET_UART_RX_RING];
static uint8_t transmit_bytes[NS_BUDGET_UART_TX_RING];
static ns_ring receive_ring = NS_RING(receive_bytes);
static ns_ring transmit_ring = NS_RING(transmit_bytes);
static ns_uart_counters counters;
static int line = -1;
static bool line_down; /* the other end is gone: nothing comes any more, and what is sent is lost, as on a wire */

/* ---- moving bytes; interrupts masked ---- */

static void note_error(ssize_t result)
{
    if (result == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        line_down = true;
    }
}

/* False: nothing more to read now. */
static bool receive_some(void)
{
    uint8_t bytes[512];
    uint32_t room = ns_ring_room(&receive_ring);
    if (room == 0 || line_down) {
        return false;
    }
    ssize_t got = read(line, bytes, room < sizeof(bytes) ? room : sizeof(bytes));
    if (got <= 0) {
        note_error(got);
        return got < 0 && errno == EINTR;
    }
    (void)ns_ring_write(&receive_ring, bytes, (uint32_t)got);
    counters.received += (uint32_t)got;
    uint32_t level = ns_ring_count(&receive_ring);
    counters.ring_peak = level > counters.ring_peak ? level : counters.ring_peak;
    return true;
}

/* False: the line takes no more now, or there is no more. */
static bool transmit_some(void)
{
    uint32_t first = transmit_ring.tail & (transmit_ring.size - 1);
    uint32_t count = ns_ring_count(&transmit_ring);
    count = count < transmit_ring.size - first ? count : transmit_ring.size - first;
    if (count == 0) {
        return false;
    }
    ssize_t sent = line_down ? (ssize_t)count : write(line, transmit_ring.bytes + first, count);
    if (sent <= 0) {
        note_error(sent);
        return line_down || errno == EINTR;
    }
    transmit_ring.tail += (uint32_t)sent;
    counters.sent += (uint32_t)sent;
    return true;
}

static void on_io(void)
{
    while (receive_some()) {
    }
    while (transmit_some()) {
    }
    ns_core_wake();
}

/* ---- opening ---- */

static int connect_to(const struct sockaddr *address, socklen_t size)
{
    int descriptor = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return -1;
    }
    while (connect(descriptor, address, size) != 0) {
        if (errno != EINTR) {
            (void)close(descriptor);
            return -1;
        }
    }
    return descriptor;
}

static int open_unix(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof(address.sun_path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, strlen(path) + 1);
    return connect_to((struct sockaddr *)&address, sizeof(address));
}

static int open_tcp(const char *where)
{
    char host[INET_ADDRSTRLEN];
    const char *colon = strrchr(where, ':');
    struct sockaddr_in address = {.sin_family = AF_INET};
    size_t length = colon == NULL ? 0 : (size_t)(colon - where);
    char *end = NULL;
    long port = colon == NULL ? 0 : strtol(colon + 1, &end, 10);
    if (length == 0 || length >= sizeof(host) || *end != '\0' || port < 1 || port > 65535) {
        errno = EINVAL;
        return -1;
    }
    memcpy(host, where, length);
    host[length] = '\0';
    address.sin_port = htons((uint16_t)port);
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) {
        errno = EINVAL;
        return -1;
    }
    int descriptor = connect_to((struct sockaddr *)&address, sizeof(address));
    if (descriptor >= 0) {
        (void)setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    }
    return descriptor;
}

static int open_terminal(const char *path)
{
    int descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    struct termios settings;
    if (descriptor >= 0 && tcgetattr(descriptor, &settings) == 0) {
        cfmakeraw(&settings);
        (void)tcsetattr(descriptor, TCSANOW, &settings);
    }
    return descriptor;
}

static int open_transport(const char *where)
{
    if (strncmp(where, "unix:", 5) == 0) {
        return open_unix(where + 5);
    }
    return strncmp(where, "tcp:", 4) == 0 ? open_tcp(where + 4) : open_terminal(where);
}

int32_t ns_uart_open(int32_t baud, int32_t flow_control)
{
    (void)flow_control; /* a full ring always holds the peer off */
    if (line >= 0) {
        return 0; /* a byte stream has no rate: the peer sets the pace */
    }
    const char *where = getenv("NANOSOCKET_MODEM");
    if (where == NULL || where[0] == '\0') {
        ns_log("modem: NANOSOCKET_MODEM is not set (unix:PATH, tcp:ADDRESS:PORT or the path of a terminal)");
        return -1;
    }
    int descriptor = baud > 0 ? open_transport(where) : -1;
    if (descriptor < 0) {
        ns_log("modem: cannot open %s: %s", where, baud > 0 ? strerrordesc_np(errno) : "baud rate out of range");
        return -1;
    }
    ns_posix_handle_io(on_io);
    uint32_t state = ns_port_mask();
    line = descriptor;
    (void)fcntl(line, F_SETOWN, getpid());
    (void)fcntl(line, F_SETFL, fcntl(line, F_GETFL) | O_NONBLOCK | O_ASYNC);
    on_io(); /* what came before O_ASYNC raised no signal */
    ns_port_unmask(state);
    return 0;
}

/* ---- reading and writing ---- */

int32_t ns_uart_read(uint8_t *buffer, int32_t capacity)
{
    int32_t taken = capacity > 0 ? (int32_t)ns_ring_read(&receive_ring, buffer, (uint32_t)capacity) : 0;
    if (taken > 0 && line >= 0) {
        uint32_t state = ns_port_mask();
        while (receive_some()) {
        }
        ns_port_unmask(state);
    }
    return taken;
}

int32_t ns_uart_write(const uint8_t *bytes, int32_t count)
{
    if (line < 0 || count <= 0) {
        return 0;
    }
    uint32_t state = ns_port_mask();
    uint32_t stored = ns_ring_write(&transmit_ring, bytes, (uint32_t)count);
    while (transmit_some()) {
    }
    ns_port_unmask(state);
    return (int32_t)stored;
}

int32_t ns_uart_write_pending(void)
{
    return (int32_t)ns_ring_count(&transmit_ring);
}

void ns_uart_get_counters(ns_uart_counters *copy)
{
    uint32_t state = ns_port_mask();
    *copy = counters;
    ns_port_unmask(state);
}

void ns_modem_set_pins(int32_t mask, int32_t values)
{
    (void)mask; /* a byte stream has no such wires: the modem at its other end is always on */
    (void)values;
}
