/* port_internal.h: what trap.c asks of port.c and time.c. */
#ifndef NS_RISCV_PORT_INTERNAL_H
#define NS_RISCV_PORT_INTERNAL_H

#include "trap.h"

/* Stores the running thread's frame and returns that of the thread that runs next. */
ns_trap_frame *ns_port_switch(ns_trap_frame *frame);

/* Ends the run when the interrupted thread's stack has overflowed. A protection entry that binds machine mode is locked
 * until reset (privileged architecture 3.7.1), so none can follow the running thread: this looks at every trap
 * instead, which is late, and too late for an overflow that reaches the kernel's own memory first. */
void ns_port_check_stack(const ns_trap_frame *frame);

void ns_port_timer_interrupt(void);

#endif
