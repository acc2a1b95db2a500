/* app_pins.h: pins that apps may use. A pin's number is 16 * port + bit: PA0 is 0, PB0 is 16, PC0 is 32, PD0 is 48.
 *
 * The board says which pins are an app's: those that lead somewhere and are not the board's own (modem, console, serial
 * ports, debugger). Everything else has no pin there. Not thread-safe: one task at a time. */
#ifndef NS_APP_PINS_H
#define NS_APP_PINS_H

#include <stdint.h>

#define NS_APP_PIN_PORTS 4

enum ns_app_pin_mode { NS_APP_PIN_INPUT, NS_APP_PIN_OUTPUT_LOW, NS_APP_PIN_OUTPUT_HIGH };
enum ns_app_pin_pull { NS_APP_PIN_NO_PULL, NS_APP_PIN_PULL_UP, NS_APP_PIN_PULL_DOWN };

int32_t ns_app_pin_open(int32_t pin, int32_t mode);     /* 0; -1: no pin of apps. An output starts at its level */
int32_t ns_app_pin_set_pull(int32_t pin, int32_t pull); /* 0; -1: no pin of apps, or no such pull */
int32_t ns_app_pin_write(int32_t pin, int32_t level);   /* 0; -1: no pin of apps */
int32_t ns_app_pin_read(int32_t pin);                   /* the level on the wire, 0 or 1; -1: no pin of apps */
int32_t ns_app_pin_close(int32_t pin);                  /* input without pull, as after a reset; 0 or -1 */

#endif
