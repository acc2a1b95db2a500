/* app_pins.c: see app_pins.h. Sections refer to RM0090. */
#include "../app_pins.h"

#include "app_pins.h"
#include "clock.h"
#include "gpio.h"
#include "stm32f4.h"

#define PINS_PER_PORT 16

static bool find(int32_t number, ns_pin *pin)
{
    if (number < 0 || number >= NS_APP_PIN_PORTS * PINS_PER_PORT
        || !(ns_app_pin_masks[number / PINS_PER_PORT] >> (number % PINS_PER_PORT) & 1)) {
        return false;
    }
    *pin = (ns_pin){(uint8_t)(number / PINS_PER_PORT), (uint8_t)(number % PINS_PER_PORT)};
    return true;
}

int32_t ns_app_pin_open(int32_t number, int32_t mode)
{
    ns_pin pin;
    if (!find(number, &pin)) {
        return -1;
    }
    ns_clock_enable(&NS_RCC->ahb1enr, NS_RCC_AHB1_GPIO(pin.port)); /* 7.3.10 */
    if (mode == NS_APP_PIN_INPUT) {
        ns_gpio_input(pin);
    } else {
        ns_gpio_output(pin, mode == NS_APP_PIN_OUTPUT_HIGH);
    }
    return 0;
}

int32_t ns_app_pin_set_pull(int32_t number, int32_t pull)
{
    ns_pin pin;
    if (pull < NS_APP_PIN_NO_PULL || pull > NS_APP_PIN_PULL_DOWN || !find(number, &pin)) {
        return -1;
    }
    ns_clock_enable(&NS_RCC->ahb1enr, NS_RCC_AHB1_GPIO(pin.port)); /* 7.3.10 */
    ns_gpio_pull(pin, (enum ns_pull)pull); /* the two enumerations agree */
    return 0;
}

int32_t ns_app_pin_write(int32_t number, int32_t level)
{
    ns_pin pin;
    if (!find(number, &pin)) {
        return -1;
    }
    ns_gpio_write(pin, level != 0);
    return 0;
}

int32_t ns_app_pin_read(int32_t number)
{
    ns_pin pin;
    return find(number, &pin) ? ns_gpio_read(pin) : -1;
}

int32_t ns_app_pin_close(int32_t number)
{
    ns_pin pin;
    if (!find(number, &pin)) {
        return -1;
    }
    ns_gpio_input(pin);
    ns_gpio_pull(pin, NS_PULL_NONE);
    return 0;
}
