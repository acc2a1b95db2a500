/* uart.c: the board's UART driver on registers in memory, to count what its interrupt takes. They never change by
 * themselves, so an interrupt moves none or, as many as it may, UART_BURST bytes. */
#include "../../../firmware/native/hal/hal.h"
#include "../../../firmware/native/hal/stm32/usart.h"
#include "../../../firmware/native/kernel/cortex-m/cortex-m.h"

enum { UART_BURST = 32 };

static ns_usart_regs registers;
static uint8_t received[4 * UART_BURST], transmitted[4 * UART_BURST];
static ns_usart uart = {
    .regs = &registers, .has_receiver = true, .receive = NS_RING(received), .transmit = NS_RING(transmitted),
};

/* For the next interrupt: there is a byte to receive; there are bytes to send, and room in the data register for one.
 * As on a line that never pauses, no ring is empty. */
void uart_prepare(int32_t receives, int32_t sends, int32_t has_room)
{
    uint8_t unused[sizeof(transmitted)] = {0};
    uart.receive.tail = uart.receive.head - UART_BURST;
    uart.transmit.tail = uart.transmit.head;
    (void)ns_ring_write(&uart.transmit, unused, sizeof(unused));
    registers.sr = (receives ? NS_USART_SR_RXNE : 0) | (has_room ? NS_USART_SR_TXE : 0);
    registers.cr1 = sends ? NS_USART_CR1_TXEIE : 0;
}

void uart_interrupt(void)
{
    ns_usart_interrupt(&uart);
}

/* What the board's on_change does, and the interrupt that follows from it: the core is woken. */
void uart_wake(void)
{
    ns_nvic_set_pending(NS_IRQ_RNG);
}
