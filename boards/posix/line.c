/* line.c: see line.h. */
#define _GNU_SOURCE
#include "line.h"

#include "../../firmware/native/kernel/posix/posix.h"

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

/* ---- moving bytes; interrupts masked ---- */

static void note_error(ns_posix_line *line, ssize_t result)
{
    if (result == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        line->down = true;
    }
}

/* False: nothing more to read now. */
static bool receive_some(ns_posix_line *line)
{
    uint8_t bytes[512];
    uint32_t room = ns_ring_room(&line->receive);
    if (room == 0 || line->down) {
        return false;
    }
    ssize_t got = read(line->descriptor, bytes, room < sizeof(bytes) ? room : sizeof(bytes));
    if (got <= 0) {
        note_error(line, got);
        return got < 0 && errno == EINTR;
    }
    (void)ns_ring_write(&line->receive, bytes, (uint32_t)got);
    line->counters.received += (uint32_t)got;
    uint32_t level = ns_ring_count(&line->receive);
    line->counters.ring_peak = level > line->counters.ring_peak ? level : line->counters.ring_peak;
    return true;
}

/* False: the line takes no more now, or there is no more. */
static bool transmit_some(ns_posix_line *line)
{
    ns_ring *ring = &line->transmit;
    uint32_t first = ring->tail & (ring->size - 1);
    uint32_t count = ns_ring_count(ring);
    count = count < ring->size - first ? count : ring->size - first;
    if (count == 0) {
        return false;
    }
    ssize_t sent = line->down ? (ssize_t)count : write(line->descriptor, ring->bytes + first, count);
    if (sent <= 0) {
        note_error(line, sent);
        return line->down || errno == EINTR;
    }
    ring->tail += (uint32_t)sent;
    line->counters.sent += (uint32_t)sent;
    return true;
}

void ns_posix_line_pump(ns_posix_line *line)
{
    if (line->descriptor < 0) {
        return;
    }
    while (receive_some(line)) {
    }
    while (transmit_some(line)) {
    }
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

static int make_raw(int descriptor)
{
    struct termios settings;
    if (descriptor >= 0 && tcgetattr(descriptor, &settings) == 0) {
        cfmakeraw(&settings);
        (void)tcsetattr(descriptor, TCSANOW, &settings);
    }
    return descriptor;
}

static int open_pseudo_terminal(const char *name)
{
    int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    char path[64];
    if (descriptor < 0 || grantpt(descriptor) != 0 || unlockpt(descriptor) != 0
        || ptsname_r(descriptor, path, sizeof(path)) != 0) {
        return -1;
    }
    /* Held open for ever: while nobody else has it open, reading would fail instead of waiting. */
    if (make_raw(open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) {
        return -1;
    }
    ns_log("%s: %s", name, path);
    return descriptor;
}

static int open_transport(const char *name, const char *where)
{
    if (strncmp(where, "unix:", 5) == 0) {
        return open_unix(where + 5);
    }
    if (strcmp(where, "pty") == 0) {
        return open_pseudo_terminal(name);
    }
    return strncmp(where, "tcp:", 4) == 0 ? open_tcp(where + 4)
        : make_raw(open(where, O_RDWR | O_NOCTTY | O_CLOEXEC));
}

int32_t ns_posix_line_open(ns_posix_line *line, const char *name, const char *where)
{
    int descriptor = open_transport(name, where);
    if (descriptor < 0) {
        ns_log("%s: cannot open %s: %s", name, where, strerrordesc_np(errno));
        return -1;
    }
    uint32_t state = ns_port_mask();
    line->descriptor = descriptor;
    line->down = false;
    (void)fcntl(descriptor, F_SETOWN, getpid());
    (void)fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK | O_ASYNC);
    ns_posix_line_pump(line); /* what came before O_ASYNC raised no signal */
    ns_port_unmask(state);
    return 0;
}

void ns_posix_line_close(ns_posix_line *line)
{
    uint32_t state = ns_port_mask();
    if (line->descriptor >= 0) {
        ns_posix_line_pump(line);
        (void)close(line->descriptor);
        line->descriptor = -1;
        line->receive.tail = line->receive.head;
        line->transmit.tail = line->transmit.head;
    }
    ns_port_unmask(state);
}

/* ---- reading and writing ---- */

int32_t ns_posix_line_read(ns_posix_line *line, uint8_t *buffer, int32_t capacity)
{
    int32_t taken = capacity > 0 ? (int32_t)ns_ring_read(&line->receive, buffer, (uint32_t)capacity) : 0;
    if (taken > 0 && line->descriptor >= 0) {
        uint32_t state = ns_port_mask();
        while (receive_some(line)) {
        }
        ns_port_unmask(state);
    }
    return taken;
}

int32_t ns_posix_line_write(ns_posix_line *line, const uint8_t *bytes, int32_t count)
{
    if (line->descriptor < 0 || count <= 0) {
        return 0;
    }
    uint32_t state = ns_port_mask();
    uint32_t stored = ns_ring_write(&line->transmit, bytes, (uint32_t)count);
    while (transmit_some(line)) {
    }
    ns_port_unmask(state);
    return (int32_t)stored;
}

void ns_posix_line_get_counters(const ns_posix_line *line, ns_uart_counters *copy)
{
    uint32_t state = ns_port_mask();
    *copy = line->counters;
    ns_port_unmask(state);
}
