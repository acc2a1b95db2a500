/* wire.h: the serial line of the benchmark: two rings in memory where the board has a UART. Both programs under test
 * read and write it as they would the UART driver's rings; the peer has the other end. */
#ifndef WIRE_H
#define WIRE_H

#include <stdint.h>

/* The device's end; as ns_uart_read and ns_uart_write of hal.h. */
int32_t wire_read(uint8_t *buffer, int32_t capacity);
int32_t wire_write(const uint8_t *bytes, int32_t count);

/* The peer's end. */
int32_t wire_peer_read(uint8_t *buffer, int32_t capacity);
int32_t wire_peer_write(const uint8_t *bytes, int32_t count);

#endif
