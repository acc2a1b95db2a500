/* gpio.h: pins (RM0090 chapter 8). A pin's port clock must be on. */
#ifndef NS_STM32_GPIO_H
#define NS_STM32_GPIO_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ns_pin { uint8_t port, number; } ns_pin; /* port 0 is A */
#define NS_PIN(letter, number) ((ns_pin){(letter) - 'A', (number)})

enum ns_pull { NS_PULL_NONE, NS_PULL_UP, NS_PULL_DOWN };

void ns_gpio_output(ns_pin pin, bool level);                               /* push-pull, starts at level */
void ns_gpio_alternate(ns_pin pin, uint32_t function, enum ns_pull pull);  /* push-pull, fast slew */

void ns_gpio_input(ns_pin pin);                    /* keeps its pull */
void ns_gpio_pull(ns_pin pin, enum ns_pull pull);
bool ns_gpio_read(ns_pin pin);                     /* the level on the wire, of an output too */

bool ns_gpio_is_output(ns_pin pin); /* reads it back: false in an emulator without GPIO, whatever was set */

/* Atomic: one write sets or clears this pin alone (8.4.7). Callable anywhere. */
void ns_gpio_write(ns_pin pin, bool level);

#endif
