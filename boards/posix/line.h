/* line.h: a UART whose other end is a byte stream to another process.
 *
 * When the receive ring is full, reading stops until there is room, which holds the peer off as RTS would, so that
 * nothing is ever lost here. SIGIO is the interrupt. */
#ifndef NS_POSIX_LINE_H
#define NS_POSIX_LINE_H

#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/hal/ring.h"

typedef struct ns_posix_line {
    int descriptor;       /* -1: not open */
    bool down;            /* the other end is gone: nothing comes any more, and what is sent is lost, as on a wire */
    ns_ring receive, transmit;
    ns_uart_counters counters;
} ns_posix_line;

/* where: unix:PATH, tcp:ADDRESS:PORT, pty (makes one and logs its name) or the path of a terminal. -1: cannot be
 * opened, and the log says why. The handler of its signals is set by the caller before. */
int32_t ns_posix_line_open(ns_posix_line *line, const char *name, const char *where);
void    ns_posix_line_close(ns_posix_line *line);

/* The interrupt: moves what there is; masked. */
void ns_posix_line_pump(ns_posix_line *line);

int32_t ns_posix_line_read(ns_posix_line *line, uint8_t *buffer, int32_t capacity);
int32_t ns_posix_line_write(ns_posix_line *line, const uint8_t *bytes, int32_t count);
void    ns_posix_line_get_counters(const ns_posix_line *line, ns_uart_counters *copy);

#endif
