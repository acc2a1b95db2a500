/* console_wire.h: the app's output and the firmware's log on one UART.
 *
 * console_wire.c implements ns_console_write and ns_console_flush (hal.h) for boards whose console is
 * a serial line; the UART driver gives it the two functions below. The log stands between 0x0E and
 * 0x0F; a byte 0x0E..0x10 of either channel is sent as 0x10, then byte XOR 0x40. */
#ifndef NS_CONSOLE_WIRE_H
#define NS_CONSOLE_WIRE_H

#include "hal.h"

#define NS_WIRE_LOG    0x0Eu /* shift out: what follows is the log */
#define NS_WIRE_APP    0x0Fu /* shift in: what follows is the app's output */
#define NS_WIRE_ESCAPE 0x10u
#define NS_WIRE_FLIP   0x40u

/* Given by the driver. Takes as many bytes as the transmit ring has room for and returns how many. Never
 * blocks. Called with the scheduler locked, or with interrupts masked while a fatal error is reported. */
size_t ns_console_wire_put(const uint8_t *bytes, size_t count);

/* Given by the driver. Returns when the ring has room again, or, with flush, when it is empty and the last bit
 * is on the line. Polls: it must make progress with interrupts masked or the scheduler locked. */
void ns_console_wire_wait(bool flush);

#endif
