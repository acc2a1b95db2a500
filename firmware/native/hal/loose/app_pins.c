/* app_pins.c: pins of a board that has none, for apps on a PC: 32 wires that lead nowhere. An output reads as what was
 * written, an input as its pull, and without one as 0. */
#include "../app_pins.h"

#include <stdbool.h>

#define PIN_COUNT 32

static uint32_t outputs, levels, pulled_up;

static bool exists(int32_t pin) { return pin >= 0 && pin < PIN_COUNT; }

static void set_bit(uint32_t *bits, int32_t pin, bool value)
{
    *bits = (*bits & ~(1u << pin)) | (uint32_t)value << pin;
}

int32_t ns_app_pin_open(int32_t pin, int32_t mode)
{
    if (!exists(pin)) {
        return -1;
    }
    set_bit(&outputs, pin, mode != NS_APP_PIN_INPUT);
    set_bit(&levels, pin, mode == NS_APP_PIN_OUTPUT_HIGH);
    return 0;
}

int32_t ns_app_pin_set_pull(int32_t pin, int32_t pull)
{
    if (!exists(pin) || pull < NS_APP_PIN_NO_PULL || pull > NS_APP_PIN_PULL_DOWN) {
        return -1;
    }
    set_bit(&pulled_up, pin, pull == NS_APP_PIN_PULL_UP);
    return 0;
}

int32_t ns_app_pin_write(int32_t pin, int32_t level)
{
    if (!exists(pin)) {
        return -1;
    }
    set_bit(&levels, pin, level != 0);
    return 0;
}

int32_t ns_app_pin_read(int32_t pin)
{
    return exists(pin) ? (int32_t)((outputs >> pin & 1 ? levels : pulled_up) >> pin & 1) : -1;
}

int32_t ns_app_pin_close(int32_t pin)
{
    return ns_app_pin_open(pin, NS_APP_PIN_INPUT) == 0 ? ns_app_pin_set_pull(pin, NS_APP_PIN_NO_PULL) : -1;
}
