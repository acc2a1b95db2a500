/* trap.h: the one entry for interrupts and faults, and the frame it leaves on the interrupted stack. */
#ifndef NS_RISCV_TRAP_H
#define NS_RISCV_TRAP_H

#include <stdint.h>

/* x1 and x5 to x31 (gp and tp never change), then where to go on. The stack stays 16-byte aligned. */
typedef struct ns_trap_frame {
    uint32_t ra, t0, t1, t2, s0, s1, a0, a1, a2, a3, a4, a5, a6, a7;
    uint32_t s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, t3, t4, t5, t6;
    uint32_t mepc, mstatus, reserved[2];
} ns_trap_frame;

void ns_trap_entry(void);

/* Goes on with a frame, for the first thread. */
__attribute__((noreturn)) void ns_trap_return(ns_trap_frame *frame);

#endif
