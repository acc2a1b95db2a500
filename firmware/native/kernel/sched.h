/* sched.h: the inside of the kernel, for kernel/, gc/ and hal/ only.
 *
 * Three levels of exclusion, from cheap to strict:
 *   ns_sched_lock    no other thread runs, interrupts do (the collector, the console);
 *   ns_port_mask     no interrupt either (queues shared with interrupts: a few microseconds);
 *   Monitor          ordinary blocking exclusion with priority inheritance. */
#ifndef NS_SCHED_H
#define NS_SCHED_H

#include "port.h"

#define NS_SLICE_US 20000

enum ns_thread_state { NS_THREAD_FREE, NS_THREAD_READY, NS_THREAD_BLOCKED, NS_THREAD_FINISHED };

struct ns_monitor;

struct ns_thread {
    ns_context context;
    ns_thread *next;               /* in a ready queue or a monitor's queue: never in both */
    ns_thread *next_timed;         /* in the list of time-outs */
    int64_t wake_at;               /* NS_FOREVER: not in the list */
    int64_t slice_left;            /* of a thread that was preempted inside its slice */
    bool (*cancel)(ns_thread *);   /* time-out: leaves what it waits in; false: has to go on waiting */
    void *waits_for;               /* a signal, a monitor or a thread: cancel knows which */
    struct ns_monitor *entering;   /* the monitor it is queued at to enter */
    struct ns_monitor *owned;      /* list of monitors it holds */
    ns_ref pending;                /* ns_pending while another thread runs */
    ns_ref managed;
    void (*entry)(void *);         /* NULL: the managed thread's delegate */
    void *argument;
    char *stack;                   /* lowest address */
    size_t stack_size;
    uint16_t number;               /* for reports: 0 idle, 1 main, then in order of creation */
    uint8_t state;
    uint8_t base_priority;
    uint8_t priority;              /* base, or higher while it holds what a more urgent thread wants */
    bool timed_out;
    bool handle_held;              /* somebody may still join it */
    bool stack_is_pooled;
    uint32_t saved_recursion;      /* of the monitor given up by ns_monitor_wait */
};

/* ---- sched.c: the ready queues and the clock ---- */

/* Never NULL once ns_sched_init ran. */
ns_thread *ns_sched_running(void);

/* first is what runs when the port starts; its state must be READY. */
void ns_sched_init(ns_thread *first);

/* Keeps the running thread on the CPU; nests. Waiting while locked is a fatal error. Inline, because every allocation
 * does it; only the running thread writes the depth, so an interrupt in the middle of ++ does no harm. */
extern volatile uint32_t ns_sched_lock_depth;
extern volatile uint32_t ns_sched_switch_wanted; /* a switch was due while locked */
void ns_sched_switch_after_lock(void);

static inline void ns_sched_lock(void)
{
    if (ns_sched_lock_depth++ == 0) {
        ns_port_lock_taken();
    }
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

static inline void ns_sched_unlock(void)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (ns_sched_lock_depth == 1) {
        ns_port_lock_releasing();
    }
    if (--ns_sched_lock_depth == 0 && NS_UNLIKELY(ns_sched_switch_wanted)) {
        ns_sched_switch_after_lock();
    }
}

/* The rest is called with interrupts masked. */
void ns_sched_make_ready(ns_thread *thread);               /* blocked or new; switches to it if it is more urgent */
void ns_sched_block(int64_t timeout_us, bool (*cancel)(ns_thread *), void *waits_for); /* takes effect on unmask */
void ns_sched_stop_timeout(ns_thread *thread);             /* it goes on waiting, without a limit */
void ns_sched_change_priority(ns_thread *thread, uint8_t priority); /* the effective one; moves it in its queue */
void ns_sched_rotate(void);                                /* the running thread's slice is over */

/* ---- thread.c ---- */

/* Slot 0 is the idle thread, 1 the main thread, then those of the budget. */
extern ns_thread ns_threads[];
extern const size_t ns_thread_slots;

void   ns_thread_reap(ns_thread *thread); /* by the scheduler, in the last switch away from it; masked */
size_t ns_thread_stack_peak(const ns_thread *thread); /* most bytes ever used; the guard counts as unused */
__attribute__((noreturn)) void ns_thread_start_all(void (*main_entry)(void *));

/* ---- stack_pool.c: called with the scheduler locked or interrupts masked ---- */

/* Rounds *bytes up. The stacks of the core and of TLS are reserved for them; 0 bytes: all of it. NULL: no run of free
 * blocks is that long. */
enum ns_stack_owner { NS_STACK_OF_APP, NS_STACK_OF_CORE, NS_STACK_OF_TLS };
void  *ns_stack_allocate(size_t *bytes, enum ns_stack_owner owner);
void   ns_stack_free(void *stack, size_t bytes);
void   ns_stack_paint(void *stack, size_t bytes);
size_t ns_stack_untouched(const void *stack, size_t bytes);

/* ---- monitor.c ---- */
void ns_monitor_recompute_priority(ns_thread *thread); /* after its base priority changed; masked */

void ns_monitor_abandon_all(ns_thread *thread);        /* it ends: what it still holds goes to who wants it; masked */

/* Enters, unless the running thread would wait for itself through a chain of owners: false then. */
bool ns_monitor_enter_unless_circular(ns_ref object);

/* ---- roots, for the collector; called with the scheduler locked ---- */
typedef void ns_visit_range(const void *low, const void *high); /* words that may hold references */
typedef void ns_visit_ref(ns_ref reference);
void ns_threads_visit_roots(ns_visit_range *range, ns_visit_ref *reference);
void ns_monitors_visit_roots(ns_visit_ref *reference);

#endif
