/* app_pins.h: what a board says about the pins of apps. */
#ifndef NS_STM32_APP_PINS_H
#define NS_STM32_APP_PINS_H

#include "../app_pins.h"

extern const uint16_t ns_app_pin_masks[NS_APP_PIN_PORTS]; /* by port, from A; bit n is pin n */

#endif
