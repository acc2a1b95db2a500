/* port.h: what the scheduler asks of a CPU. Implemented by kernel/cortex-m, kernel/posix, kernel/riscv.
 *
 * The scheduler (sched.c) owns ready queues, time-outs and priorities and calls these; a port calls back
 * ns_sched_pick (inside its switch), ns_sched_tick (deadline interrupt) and nothing else. */
#ifndef NS_PORT_H
#define NS_PORT_H

#include "kernel.h"

/* A board's stacks come in blocks of this many bytes (a power of two; a page where a page guards them), never fewer
 * than NS_STACK_MIN. A board with other needs defines them on the compiler's command line. */
#ifndef NS_STACK_BLOCK
#define NS_STACK_BLOCK 512
#endif
#ifndef NS_STACK_MIN
#define NS_STACK_MIN 512
#endif
/* The lowest bytes of a stack that a guard makes unusable while its thread runs. */
#ifndef NS_STACK_GUARD
#define NS_STACK_GUARD 32
#endif

/* A suspended thread's registers live on its own stack; sp is all the scheduler and the collector need:
 * everything between sp and stack_top may hold references. */
typedef struct ns_context { void *sp; void *port_data; } ns_context;

/* Prepares a context that starts in entry(argument) on the given stack with interrupts enabled. entry never returns. */
void ns_port_context_init(ns_context *context, void *stack, size_t stack_bytes, void (*entry)(void *), void *argument);
void ns_port_context_free(ns_context *context);

/* Starts the first thread; never returns. Interrupts are masked on entry. */
__attribute__((noreturn)) void ns_port_start(ns_context *first);

/* Asks for a switch to whatever ns_sched_pick returns, as soon as interrupts are unmasked (PendSV on a Cortex-M).
 * Callable from threads with interrupts masked and from interrupts. */
void ns_port_request_switch(void);

/* Called by the port's switch with interrupts masked: stores the running context, returns the next one.
 * Swaps ns_pending with it. */
ns_context *ns_sched_pick(ns_context *current);

/* Nesting interrupt mask; state is what ns_port_mask returned. A switch that was asked for has happened when the
 * outermost ns_port_unmask returns (an ISB after CPSIE on a Cortex-M). */
uint32_t ns_port_mask(void);
void     ns_port_unmask(uint32_t state);
bool     ns_port_in_interrupt(void);

/* Monotonic microseconds since boot, callable anywhere; and the one deadline interrupt, absolute, INT64_MAX: none. */
int64_t  ns_port_time_us(void);
void     ns_port_set_deadline(int64_t time_us);
void     ns_sched_tick(void); /* the deadline passed: called from the interrupt */

/* The idle thread's body: returns after an interrupt (WFI, ppoll). Called with interrupts enabled. */
void     ns_port_wait_for_interrupt(void);

/* Stack bounds of the running thread changed (called inside the switch): set the guard (MPU region, guard page). */
void     ns_port_guard_stack(void *stack_bottom);

/* Spills callee-saved registers to the stack, then calls scan with the stack pointer; for the collector. */
void     ns_port_with_spilled_registers(void (*scan)(void *sp, void *argument), void *argument);

/* A port may watch the scheduler's lock (NS_PORT_WATCHES_LOCK, on the compiler's command line): called when its
 * outermost level was taken and before it is released. The PC measures, and asks for a switch when a test wants one
 * there. */
#ifdef NS_PORT_WATCHES_LOCK
void ns_port_lock_taken(void);
void ns_port_lock_releasing(void);
#else
static inline void ns_port_lock_taken(void) {}
static inline void ns_port_lock_releasing(void) {}
#endif

/* Entry from the board's reset code once memory, clocks and console work: starts the main thread, which runs
 * ns_image_main, and never returns. Implemented in kernel/start.c. */
__attribute__((noreturn)) void ns_start(void);

#endif
