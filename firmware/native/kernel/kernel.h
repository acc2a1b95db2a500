/* kernel.h: threads, time and synchronisation. One scheduler for all boards; the port
 * (port.h) only switches contexts, masks interrupts, tells the time and waits for an interrupt.
 *
 * Preemptive, 32 priorities, round robin within one (20 ms slices), tickless. Exactly one
 * thread holds the CPU at a time, on the PC too. Waits take microseconds; NS_FOREVER waits
 * without limit. Nothing here allocates from the garbage-collected heap. */
#ifndef NS_KERNEL_H
#define NS_KERNEL_H

#include "../runtime/abi.h"

#define NS_FOREVER INT64_MAX

#define NS_PRIORITY_IDLE 0
#define NS_PRIORITY_APP_LOWEST 8   /* System.Threading.ThreadPriority.Lowest; Normal is +2, Highest +4 */
#define NS_PRIORITY_CORE 20        /* the core thread: modem, link and sockets */
#define NS_PRIORITY_MAX 31         /* a collection runs here in effect: it stops all managed threads */

typedef struct ns_thread ns_thread;

/* ---- time ---- */
int64_t ns_time_us(void);                  /* monotonic, since boot */
int64_t ns_wall_clock_us(void);            /* Unix time; 0-based from boot until something sets it */
void    ns_set_wall_clock_us(int64_t unix_us);

/* ---- threads ---- */
/* managed is the System.Threading.Thread (a GC root while the thread lives). The stack comes from the
 * board's stack pool, rounded up to its block size; at NS_PRIORITY_CORE and above from the core's own stack,
 * 0 = all of it; NS_STACK_TLS: the stack of TLS. NULL: no stack or no thread slot left. */
enum { NS_STACK_TLS = -1 };
ns_thread *ns_thread_create(ns_ref managed, int32_t priority, int32_t stack_bytes);
ns_thread *ns_thread_create_native(void (*entry)(void *), void *argument, int32_t priority, int32_t stack_bytes);
void       ns_thread_set_priority(ns_thread *thread, int32_t priority);
int32_t    ns_thread_get_priority(const ns_thread *thread);
bool       ns_thread_join(ns_thread *thread, int64_t timeout_us);   /* false: timed out */
void       ns_thread_release(ns_thread *thread);                    /* forget a finished or running thread's handle */
void       ns_thread_sleep(int64_t us);
void       ns_thread_yield(void);
ns_ref     ns_thread_current(void);                                 /* the managed Thread, NULL on native threads */
void       ns_thread_set_current(ns_ref managed);                   /* adopts the main thread */

/* For people: what a place of the thread table holds now; false (0): nothing. state is enum ns_thread_state. */
typedef struct ns_thread_info { int32_t number, state, priority, stack_size, stack_peak; } ns_thread_info;
int32_t ns_thread_places(void);
int32_t ns_thread_describe(int32_t place, ns_thread_info *info);
ns_ref  ns_thread_at(int32_t place);                                /* its managed Thread; NULL: none */

/* ---- Monitor: recursive, priority inheritance, any object ---- */
void ns_monitor_enter(ns_ref object);
bool ns_monitor_try_enter(ns_ref object, int64_t timeout_us);
void ns_monitor_exit(ns_ref object);                     /* not the owner: SynchronizationLockException */
bool ns_monitor_wait(ns_ref object, int64_t timeout_us); /* false: timed out; owns it again either way */
void ns_monitor_pulse(ns_ref object, bool all);
bool ns_monitor_is_entered(ns_ref object);

/* ---- signals: how an interrupt wakes a thread. Latching, auto-reset, one waiter. ---- */
typedef struct ns_signal { volatile bool set; ns_thread *waiter; } ns_signal;
void ns_signal_raise(ns_signal *signal);                           /* from threads and interrupts */
bool ns_signal_wait(ns_signal *signal, int64_t timeout_us);        /* false: timed out */

/* ---- end of the run ---- */
__attribute__((noreturn)) void ns_exit(int32_t code);              /* flushes the console, then ns_board_exit */

/* Prints type, message and trace of the pending exception on the log channel, then ends the run with code 134. */
__attribute__((noreturn)) void ns_die_unhandled(void);
__attribute__((noreturn)) void ns_die(const char *what);           /* a runtime failure: stack overflow, hard fault */

#endif
