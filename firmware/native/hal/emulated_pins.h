/* emulated_pins.h: the modem's control lines where no wire leads to it: in an emulator without GPIO, and in a process.
 *
 * A change is the log line "!pins <levels>", the bits of ns_modem_set_pins in decimal; who runs the image moves the
 * simulated modem's lines by it. */
#ifndef NS_EMULATED_PINS_H
#define NS_EMULATED_PINS_H

#include <stdint.h>

void ns_emulated_pins_set(int32_t mask, int32_t values);

#endif
