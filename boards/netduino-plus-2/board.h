/* board.h: the board's interrupts, for vectors.c. */
#ifndef NS_BOARD_H
#define NS_BOARD_H

#include <stdbool.h>
#include <stdint.h>

void ns_board_modem_interrupt(void);
void ns_board_console_interrupt(void);
void ns_board_serial_interrupt(void);

/* Holds the modem off by RTS while the flash cannot be read. */
void ns_board_pause_modem(bool paused);

/* Pended by software when the modem's interrupt has news: it runs at a priority that may call the kernel. The line is
 * that of the random number generator, whose own interrupt is never enabled. */
void ns_board_wake_interrupt(void);

/* restart.c: takes the note that a restart left. At boot, before anything can reset the chip again. */
extern uint32_t ns_restart_note[]; /* from the linker script */
void ns_restart_note_read(void);

#endif
