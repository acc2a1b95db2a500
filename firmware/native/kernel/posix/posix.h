/* posix.h: the Linux port's side doors, for boards/posix and this folder. */
#ifndef NS_POSIX_H
#define NS_POSIX_H

#include "../port.h"

enum ns_posix_interrupt { NS_INTERRUPT_TIMER, NS_INTERRUPT_IO, NS_INTERRUPTS };

/* Installs signals and the timer. Once, by the board, before ns_start. */
void ns_posix_init(void);

/* The interrupt handler of file descriptors with O_ASYNC, owned by this process. Runs like any interrupt: masked,
 * must not wait. Set it before the first descriptor. */
void ns_posix_handle_io(void (*handler)(void));

/* faults.c: turns memory faults into reports. */
void ns_posix_catch_faults(void);

#endif
