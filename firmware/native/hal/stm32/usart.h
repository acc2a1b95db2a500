/* usart.h: a USART with a receive and a transmit ring (RM0090 chapter 30).
 *
 * Reception is by interrupt, at a priority the scheduler never masks. Transmission fills the data register from
 * the writing thread for as long as it has room and leaves the rest to the TXE interrupt; an emulator that has no
 * TXE interrupt always has room, so there the writer sends everything.
 *
 * Flow control: RTS is a plain output driven from the fill level of the ring, because the peripheral's own RTS
 * reacts when one byte waits, too late for a modem that goes on sending its FIFO. When the ring fills up all the
 * same, reception is switched off until there is room, and the next byte waits in the data register. */
#ifndef NS_STM32_USART_H
#define NS_STM32_USART_H

#include "../hal.h"
#include "../ring.h"
#include "gpio.h"
#include "stm32f4.h"

typedef struct ns_usart {
    ns_usart_regs *regs;
    uint8_t irq;
    bool has_receiver;              /* else it only sends */
    bool has_rts;                   /* the pin below is wired */
    ns_pin rts;                     /* low while bytes may come */
    const uint32_t *clock_hz;       /* of the bus it is on */
    void (*on_change)(void);        /* bytes came or transmit room appeared; from the interrupt: no kernel calls */
    ns_ring receive, transmit;
    ns_uart_counters counters;
    uint32_t cr1_format, cr2_format; /* data bits, parity, stop bits; 0: 8N1 */
    uint8_t ignored_bits;           /* of a received byte: the parity bit of 7 data bits */
    bool flow_control, is_open;
    volatile bool held_off;         /* RTS holds the peer off */
    volatile bool paused;           /* ns_usart_pause: RTS stays as it is */
    volatile bool stopped;          /* the ring is full: reception is switched off, RTS or not */
} ns_usart;

/* Data bits (7 with parity, 8), parity, stop bits for the next opening. False: the peripheral has no such format. */
bool ns_usart_set_format(ns_usart *usart, const ns_serial_format *format);

/* Enables the peripheral, its clock and pins being set up already; reopening changes rate and flow control and
 * keeps what is in the rings. flow_control: RTS and CTS. -1: the rate cannot be had within 2 %, or there is no RTS;
 * nothing changed. */
int32_t ns_usart_open(ns_usart *usart, int32_t baud, bool flow_control);

/* Disables the peripheral; what its rings hold is lost. */
void ns_usart_close(ns_usart *usart);

uint32_t ns_usart_read(ns_usart *usart, uint8_t *buffer, uint32_t capacity);
uint32_t ns_usart_write(ns_usart *usart, const uint8_t *bytes, uint32_t count); /* bytes that the ring took */
bool     ns_usart_writable(const ns_usart *usart);

/* Sends by polling until the ring has room or, with flush, is empty and the last bit is out. Gives up, and
 * throws the ring's bytes away, when the line does not move. Works with all interrupts masked. */
void ns_usart_drain(ns_usart *usart, bool flush);

/* Holds the peer off by RTS for as long as paused, whatever is read meanwhile. Without flow control: nothing. */
void ns_usart_pause(ns_usart *usart, bool paused);

/* The interrupt's body. */
void ns_usart_interrupt(ns_usart *usart);

#endif
