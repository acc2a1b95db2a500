/* usart.c: see usart.h. Sections refer to RM0090. */
#include "usart.h"

#include "../../kernel/cortex-m/cortex-m.h"

#define BITS_PER_BYTE 10u        /* 8N1 with start and stop bit */
#define MAX_ERROR_PERCENT 2u     /* a receiver samples mid-bit: 4.5 % in all, half of it is the peer's */
#define BURST 32u                /* bytes handled in one interrupt or one masked stretch at most */

/* Held off from three quarters full: a modem may still send what is in its FIFO. Released at half. */
static uint32_t high_water(const ns_usart *usart) { return usart->receive.size - usart->receive.size / 4; }
static uint32_t low_water(const ns_usart *usart) { return usart->receive.size / 2; }

/* Oversampling by 16: BRR is simply clock / baud (30.3.4). 0: out of range or too far off. */
static uint32_t divider_for(uint32_t clock_hz, int32_t baud)
{
    if (baud <= 0 || (uint32_t)baud > clock_hz / 16) {
        return 0;
    }
    uint32_t divider = (clock_hz + (uint32_t)baud / 2) / (uint32_t)baud;
    uint32_t real = clock_hz / divider;
    uint32_t error = real > (uint32_t)baud ? real - (uint32_t)baud : (uint32_t)baud - real;
    return divider > 0xFFFF || error > (uint32_t)baud / 100 * MAX_ERROR_PERCENT ? 0 : divider;
}

/* ---- reception ---- */

/* RTS is active low. */
static void hold_off(ns_usart *usart)
{
    if (usart->flow_control) {
        ns_gpio_write(usart->rts, true);
        usart->held_off = true;
    }
}

/* With interrupts masked. An emulator that raises the interrupt only when a byte arrives would forget the byte that
 * waits in the data register: pended by hand, the handler looks for itself. */
static void release(ns_usart *usart)
{
    if (!usart->has_receiver || usart->paused) {
        return;
    }
    if (usart->has_rts) {
        ns_gpio_write(usart->rts, false);
    }
    usart->held_off = false;
    usart->stopped = false;
    usart->regs->cr1 |= NS_USART_CR1_RXNEIE;
    ns_nvic_set_pending(usart->irq);
}

static void count_errors(ns_usart *usart, uint32_t status)
{
    usart->counters.overruns += (status & NS_USART_SR_ORE) != 0;
    usart->counters.noise_errors += (status & NS_USART_SR_NF) != 0;
    usart->counters.framing_errors += (status & NS_USART_SR_FE) != 0;
    usart->counters.parity_errors += (status & NS_USART_SR_PE) != 0;
}

/* One byte from the data register to the ring; reading it after the status clears both (30.6.1). A byte without
 * a proper stop bit is not a byte; a noisy one may well be right, and the protocols above have checksums. */
static void receive_byte(ns_usart *usart, uint32_t status)
{
    uint8_t byte = (uint8_t)(usart->regs->dr & ~(uint32_t)usart->ignored_bits);
    count_errors(usart, status);
    if ((status & NS_USART_SR_RXNE) == 0 || (status & (NS_USART_SR_FE | NS_USART_SR_PE)) != 0) {
        return;
    }
    usart->counters.received++;
    if (!ns_ring_put(&usart->receive, byte)) {
        usart->counters.overruns++;
        return;
    }
    uint32_t fill = ns_ring_count(&usart->receive);
    if (fill > usart->counters.ring_peak) {
        usart->counters.ring_peak = fill;
    }
    if (fill == high_water(usart)) {
        hold_off(usart);
    }
}

/* With flow control, the byte that fills the ring is the last one taken. Reception stops before it is read, not after:
 * in between the next byte could raise an interrupt that nothing would take back. */
static void stop_when_nearly_full(ns_usart *usart)
{
    if (usart->flow_control && ns_ring_room(&usart->receive) == 1) {
        usart->stopped = true;
        usart->regs->cr1 &= ~NS_USART_CR1_RXNEIE;
        hold_off(usart);
    }
}

static bool receive_burst(ns_usart *usart)
{
    const uint32_t arrived = NS_USART_SR_RXNE | NS_USART_SR_ORE;
    uint32_t handled = 0;
    while (!usart->stopped && handled < BURST) {
        uint32_t status = usart->regs->sr;
        if ((status & arrived) == 0) {
            break;
        }
        stop_when_nearly_full(usart);
        receive_byte(usart, status);
        handled++;
    }
    return handled > 0;
}

/* With interrupts masked. What the ring still holds decides: a full one waits for its reader. */
static void resume(ns_usart *usart)
{
    if (usart->flow_control && ns_ring_count(&usart->receive) > low_water(usart)) {
        usart->stopped = true;
        hold_off(usart);
    } else {
        release(usart);
    }
}

void ns_usart_pause(ns_usart *usart, bool paused)
{
    uint32_t state = ns_irq_save();
    if (usart->is_open && usart->flow_control) {
        usart->paused = paused;
        paused ? hold_off(usart) : resume(usart);
    }
    ns_irq_restore(state);
}

uint32_t ns_usart_read(ns_usart *usart, uint8_t *buffer, uint32_t capacity)
{
    uint32_t taken = ns_ring_read(&usart->receive, buffer, capacity);
    if (usart->held_off && ns_ring_count(&usart->receive) <= low_water(usart)) {
        uint32_t state = ns_irq_save();
        release(usart);
        ns_irq_restore(state);
    }
    return taken;
}

/* ---- transmission ---- */

/* While the data register has room, and at most a burst: bytes from the ring. With interrupts masked, or from the
 * interrupt itself: the ring has one consumer at a time. */
static uint32_t transmit_burst(ns_usart *usart)
{
    uint32_t sent = 0;
    uint8_t byte;
    while (sent < BURST && (usart->regs->sr & NS_USART_SR_TXE) != 0 && ns_ring_take(&usart->transmit, &byte)) {
        usart->regs->dr = byte;
        sent++;
    }
    usart->counters.sent += sent;
    return sent;
}

/* TXEIE follows the ring: on while there is something to send. */
static uint32_t pump(ns_usart *usart)
{
    uint32_t state = ns_irq_save();
    uint32_t sent = transmit_burst(usart);
    if (ns_ring_count(&usart->transmit) > 0) {
        usart->regs->cr1 |= NS_USART_CR1_TXEIE;
    } else {
        usart->regs->cr1 &= ~NS_USART_CR1_TXEIE;
    }
    ns_irq_restore(state);
    return sent;
}

uint32_t ns_usart_write(ns_usart *usart, const uint8_t *bytes, uint32_t count)
{
    uint32_t stored = ns_ring_write(&usart->transmit, bytes, count);
    while (pump(usart) == BURST) {
        continue;
    }
    return stored;
}

bool ns_usart_writable(const ns_usart *usart)
{
    return ns_ring_room(&usart->transmit) > 0;
}

static void discard_transmit(ns_usart *usart)
{
    uint32_t state = ns_irq_save();
    uint8_t lost;
    while (ns_ring_take(&usart->transmit, &lost)) {
        continue;
    }
    ns_irq_restore(state);
}

void ns_usart_drain(ns_usart *usart, bool flush)
{
    /* Several bytes' time at 9600 baud, the slowest rate in use; a look takes at least 20 cycles. */
    const uint32_t max_looks = *usart->clock_hz / 9600 * BITS_PER_BYTE;
    uint32_t looks = 0;
    while (ns_ring_count(&usart->transmit) > 0 && (flush || !ns_usart_writable(usart))) {
        looks = pump(usart) > 0 ? 0 : looks + 1;
        if (looks == max_looks) {
            discard_transmit(usart);
        }
    }
    for (looks = 0; flush && (usart->regs->sr & NS_USART_SR_TC) == 0 && looks < max_looks; looks++) {
        continue;
    }
}

/* ---- both ---- */

/* Table 151: with parity, the word is one bit longer than the data. */
bool ns_usart_set_format(ns_usart *usart, const ns_serial_format *format)
{
    bool parity = format->parity != NS_PARITY_NONE;
    bool known = format->parity >= NS_PARITY_EVEN && format->parity <= NS_PARITY_NONE
        && format->stop_bits >= NS_STOP_1 && format->stop_bits <= NS_STOP_2
        && (format->data_bits == 8 || (format->data_bits == 7 && parity));
    if (known) {
        static const uint32_t stop_bits[] = {0, NS_USART_CR2_STOP_1_5, NS_USART_CR2_STOP_2};
        usart->cr1_format = (parity ? NS_USART_CR1_PCE : 0) | (format->parity == NS_PARITY_ODD ? NS_USART_CR1_PS : 0)
            | (parity && format->data_bits == 8 ? NS_USART_CR1_M : 0);
        usart->cr2_format = stop_bits[format->stop_bits];
        usart->ignored_bits = format->data_bits == 7 ? 0x80 : 0;
    }
    return known;
}

int32_t ns_usart_open(ns_usart *usart, int32_t baud, bool flow_control)
{
    uint32_t divider = divider_for(*usart->clock_hz, baud);
    if (divider == 0 || (flow_control && !usart->has_rts)) {
        return -1;
    }
    ns_usart_regs *regs = usart->regs;
    if (usart->is_open) {
        ns_usart_drain(usart, true); /* at the old rate */
    }
    uint32_t state = ns_irq_save();
    usart->flow_control = flow_control;
    usart->is_open = true;
    regs->cr1 = NS_USART_CR1_UE;                            /* 30.6.4; the line idles while the rate changes */
    regs->brr = divider;                                    /* 30.6.3 */
    regs->cr2 = usart->cr2_format;                          /* 30.6.5 */
    regs->cr3 = flow_control ? NS_USART_CR3_CTSE : 0;       /* 30.6.6 */
    regs->cr1 = NS_USART_CR1_UE | NS_USART_CR1_TE | usart->cr1_format | (usart->has_receiver ? NS_USART_CR1_RE : 0);
    resume(usart);
    ns_irq_restore(state);
    ns_nvic_enable(usart->irq, NS_IRQ_FAST);
    return 0;
}

void ns_usart_close(ns_usart *usart)
{
    uint32_t state = ns_irq_save();
    usart->regs->cr1 = 0;
    usart->is_open = false;
    usart->receive.tail = usart->receive.head;
    usart->transmit.tail = usart->transmit.head;
    ns_irq_restore(state);
}

/* True when the ring has just become half empty, or empty: the moments to tell a writer, and not each byte. */
static bool transmit_more(ns_usart *usart)
{
    const uint32_t half = usart->transmit.size / 2;
    uint32_t before = ns_ring_count(&usart->transmit);
    uint32_t sent = pump(usart);
    return before > 0 && (sent == before || (before > half && before - sent <= half));
}

void ns_usart_interrupt(ns_usart *usart)
{
    bool changed = usart->has_receiver && receive_burst(usart);
    if (usart->regs->cr1 & NS_USART_CR1_TXEIE) {
        changed |= transmit_more(usart);
    }
    if (changed && usart->on_change != NULL) {
        usart->on_change();
    }
}
