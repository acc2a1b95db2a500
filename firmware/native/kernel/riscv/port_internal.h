/* port_internal.h: what trap.c asks of port.c and time.c. */
#ifndef NS_RISCV_PORT_INTERNAL_H
#define NS_RISCV_PORT_INTERNAL_H

#include "trap.h"

/* Stores the running thread's frame and returns that of the thread that runs next. */
ns_trap_frame *ns_port_switch(ns_trap_frame *frame);

/* Ends the run when the interrupted thread's stack has overflowed: there is no hardware guard here, so an overflow is
 * found at the next interrupt, late but in the right thread. */
void ns_port_check_stack(const ns_trap_frame *frame);

void ns_port_timer_interrupt(void);

#endif
