/* gpio.c: see gpio.h. Sections refer to RM0090. */
#include "gpio.h"

#include "stm32f4.h"

enum mode { MODE_INPUT, MODE_OUTPUT, MODE_ALTERNATE };
#define SPEED_HIGH 2u /* 50 MHz: a UART's edges are far slower, but the slew must not eat into short bits */

/* Replaces the pin's two bits of a configuration register. */
static void set_field(ns_reg *reg, uint32_t pin, uint32_t value)
{
    *reg = (*reg & ~(3u << (2 * pin))) | value << (2 * pin);
}

void ns_gpio_output(ns_pin pin, bool level)
{
    ns_gpio_regs *gpio = NS_GPIO(pin.port);
    ns_gpio_write(pin, level); /* before the pin drives: no glitch */
    set_field(&gpio->pupdr, pin.number, NS_PULL_NONE);  /* 8.4.4 */
    set_field(&gpio->moder, pin.number, MODE_OUTPUT);   /* 8.4.1 */
}

void ns_gpio_alternate(ns_pin pin, uint32_t function, enum ns_pull pull)
{
    ns_gpio_regs *gpio = NS_GPIO(pin.port);
    ns_reg *afr = &gpio->afr[pin.number / 8];
    uint32_t shift = 4u * (pin.number % 8u);
    *afr = (*afr & ~(0xFu << shift)) | function << shift;   /* 8.4.9, 8.4.10 */
    set_field(&gpio->ospeedr, pin.number, SPEED_HIGH);      /* 8.4.3 */
    set_field(&gpio->pupdr, pin.number, pull);              /* 8.4.4 */
    set_field(&gpio->moder, pin.number, MODE_ALTERNATE);    /* 8.4.1 */
}

void ns_gpio_input(ns_pin pin) { set_field(&NS_GPIO(pin.port)->moder, pin.number, MODE_INPUT); } /* 8.4.1 */

void ns_gpio_pull(ns_pin pin, enum ns_pull pull)
{
    set_field(&NS_GPIO(pin.port)->pupdr, pin.number, pull); /* 8.4.4 */
}

bool ns_gpio_read(ns_pin pin) { return NS_GPIO(pin.port)->idr >> pin.number & 1; } /* 8.4.5 */

bool ns_gpio_is_output(ns_pin pin)
{
    return (NS_GPIO(pin.port)->moder >> (2 * pin.number) & 3u) == MODE_OUTPUT;
}

void ns_gpio_write(ns_pin pin, bool level)
{
    NS_GPIO(pin.port)->bsrr = 1u << (pin.number + (level ? 0 : 16)); /* 8.4.7 */
}
