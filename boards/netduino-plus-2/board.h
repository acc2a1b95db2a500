/* board.h: the board's interrupts, for vectors.c. */
#ifndef NS_BOARD_H
#define NS_BOARD_H

void ns_board_modem_interrupt(void);
void ns_board_console_interrupt(void);

/* Pended by software when the modem's interrupt has news: it runs at a priority that may call the kernel. The line is
 * that of the random number generator, whose own interrupt is never enabled. */
void ns_board_wake_interrupt(void);

#endif
