/* sched.c: who runs. Ready queues by priority, round robin inside one, time-outs, one deadline interrupt.
 *
 * Queues are touched with interrupts masked only. The running thread is in no queue. A switch is asked for
 * with ns_port_request_switch and happens in ns_sched_pick as soon as interrupts are unmasked. */
#include "sched.h"

#define PRIORITIES (NS_PRIORITY_MAX + 1)

typedef struct ready_queue { ns_thread *first, *last; } ready_queue;

static ready_queue ready[PRIORITIES];
static uint32_t ready_priorities; /* bit p: ready[p] is not empty */
static ns_thread *timed;          /* waiting with a limit, soonest first */
static ns_thread *running;
static int64_t slice_end;         /* of the running thread */
static bool slice_over;
static int64_t deadline = NS_FOREVER; /* what the port's deadline interrupt is set to */
volatile uint32_t ns_sched_lock_depth;
volatile uint32_t ns_sched_switch_wanted;
ns_ref ns_pending;

ns_thread *ns_sched_running(void)
{
    return running;
}

/* ---- ready queues ---- */

static void push_last(ns_thread *thread)
{
    ready_queue *queue = &ready[thread->priority];
    thread->next = NULL;
    if (queue->first == NULL) {
        queue->first = thread;
    } else {
        queue->last->next = thread;
    }
    queue->last = thread;
    ready_priorities |= 1u << thread->priority;
}

static void push_first(ns_thread *thread)
{
    ready_queue *queue = &ready[thread->priority];
    thread->next = queue->first;
    if (queue->first == NULL) {
        queue->last = thread;
    }
    queue->first = thread;
    ready_priorities |= 1u << thread->priority;
}

static int32_t top_ready(void)
{
    return ready_priorities == 0 ? -1 : 31 - __builtin_clz(ready_priorities);
}

static ns_thread *pop_first(int32_t priority)
{
    ready_queue *queue = &ready[priority];
    ns_thread *thread = queue->first;
    queue->first = thread->next;
    if (queue->first == NULL) {
        ready_priorities &= ~(1u << priority);
    }
    thread->next = NULL;
    return thread;
}

static void remove_ready(ns_thread *thread)
{
    ready_queue *queue = &ready[thread->priority];
    ns_thread *before = NULL;
    for (ns_thread *at = queue->first; at != thread; at = at->next) {
        before = at;
    }
    if (before == NULL) {
        (void)pop_first(thread->priority);
        return;
    }
    before->next = thread->next;
    if (queue->last == thread) {
        queue->last = before;
    }
    thread->next = NULL;
}

/* ---- the deadline ---- */

/* The next moment at which this file has work: the first time-out, or the end of the slice when a peer of the
 * running thread is waiting for it. A slice that is over already waits for the switch, not for the clock. */
static void update_deadline(void)
{
    int64_t next = timed == NULL ? NS_FOREVER : timed->wake_at;
    if (!slice_over && ready[running->priority].first != NULL && slice_end < next) {
        next = slice_end;
    }
    if (next != deadline) {
        deadline = next;
        ns_port_set_deadline(next);
    }
}

static void insert_timed(ns_thread *thread)
{
    ns_thread **link = &timed;
    while (*link != NULL && (*link)->wake_at <= thread->wake_at) {
        link = &(*link)->next_timed;
    }
    thread->next_timed = *link;
    *link = thread;
}

static void remove_timed(ns_thread *thread)
{
    if (thread->wake_at == NS_FOREVER) {
        return;
    }
    ns_thread **link = &timed;
    while (*link != thread) {
        link = &(*link)->next_timed;
    }
    *link = thread->next_timed;
    thread->next_timed = NULL;
    thread->wake_at = NS_FOREVER;
}

/* ---- state changes ---- */

void ns_sched_make_ready(ns_thread *thread)
{
    remove_timed(thread);
    thread->cancel = NULL;
    thread->waits_for = NULL;
    thread->state = NS_THREAD_READY;
    thread->slice_left = NS_SLICE_US;
    if (thread == running) {
        return; /* its wait ended before the switch away from it: it just goes on */
    }
    push_last(thread);
    if (thread->priority > running->priority || running->state != NS_THREAD_READY) {
        ns_port_request_switch();
    }
    update_deadline();
}

void ns_sched_block(int64_t timeout_us, bool (*cancel)(ns_thread *), void *waits_for)
{
    if (ns_sched_lock_depth > 0 || ns_port_in_interrupt()) {
        ns_die("a wait while the scheduler is locked or in an interrupt");
    }
    running->state = NS_THREAD_BLOCKED;
    running->timed_out = false;
    running->cancel = cancel;
    running->waits_for = waits_for;
    if (timeout_us != NS_FOREVER) {
        int64_t now = ns_port_time_us();
        running->wake_at = timeout_us < NS_FOREVER - now ? now + timeout_us : NS_FOREVER - 1;
        insert_timed(running);
    }
    ns_port_request_switch();
}

void ns_sched_stop_timeout(ns_thread *thread)
{
    remove_timed(thread);
    thread->cancel = NULL;
    update_deadline();
}

void ns_sched_change_priority(ns_thread *thread, uint8_t priority)
{
    if (thread->priority == priority) {
        return;
    }
    bool queued = thread->state == NS_THREAD_READY && thread != running;
    if (queued) {
        remove_ready(thread);
    }
    thread->priority = priority;
    if (queued) {
        push_last(thread);
    }
    if (top_ready() > running->priority) {
        ns_port_request_switch();
    }
    update_deadline();
}

void ns_sched_rotate(void)
{
    slice_over = true;
    ns_port_request_switch();
}

/* ---- called by the port ---- */

void ns_sched_tick(void)
{
    uint32_t state = ns_port_mask(); /* a more urgent interrupt may raise a signal */
    int64_t now = ns_port_time_us();
    deadline = NS_FOREVER; /* it has fired: update_deadline sets it again */
    while (timed != NULL && timed->wake_at <= now) {
        ns_thread *thread = timed;
        remove_timed(thread);
        thread->timed_out = true;
        if (thread->cancel == NULL || thread->cancel(thread)) {
            ns_sched_make_ready(thread);
        }
    }
    if (now >= slice_end && !slice_over && ready[running->priority].first != NULL) {
        ns_sched_rotate();
    }
    update_deadline();
    ns_port_unmask(state);
}

/* The thread that is to run next: current if nothing ready is as urgent, or if it is preempted by nobody. */
static ns_thread *choose(ns_thread *current, int64_t now)
{
    if (current->state == NS_THREAD_READY) {
        int32_t top = top_ready();
        if (top < current->priority || (top == current->priority && !slice_over)) {
            return current;
        }
        if (slice_over) {
            current->slice_left = NS_SLICE_US;
            push_last(current);
        } else {
            current->slice_left = slice_end > now ? slice_end - now : 0;
            push_first(current);
        }
    }
    return pop_first(top_ready());
}

ns_context *ns_sched_pick(ns_context *context)
{
    ns_thread *current = running;
    if (ns_sched_lock_depth > 0) {
        ns_sched_switch_wanted = 1;
        return context;
    }
    int64_t now = ns_port_time_us();
    ns_thread *next = choose(current, now);
    if (slice_over || next != current) {
        slice_over = false;
        slice_end = now + (next == current ? NS_SLICE_US : next->slice_left);
    }
    if (next != current) {
        current->pending = ns_pending;
        ns_pending = next->pending;
        running = next;
        if (current->state == NS_THREAD_FINISHED) {
            ns_thread_reap(current);
        }
        ns_port_guard_stack(next->stack);
    }
    update_deadline();
    return &next->context;
}

void ns_sched_switch_after_lock(void)
{
    uint32_t state = ns_port_mask();
    ns_sched_switch_wanted = 0;
    ns_port_request_switch();
    ns_port_unmask(state);
}

void ns_sched_init(ns_thread *first)
{
    running = first;
    slice_end = ns_port_time_us() + NS_SLICE_US;
    ns_pending = NULL;
}
