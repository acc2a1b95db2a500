/* monitor.c: C#'s Monitor for any object, in a table keyed by the object's address.
 *
 * An entry exists while somebody owns the monitor, wants to enter it or waits in it. Ownership is handed over
 * directly to the most urgent thread that wants it, so a woken thread never has to compete. Priority inheritance
 * is transitive: an owner runs at least at the priority of whoever wants what it holds, along the chain of owners.
 * Everything here runs with interrupts masked, because a time-out arrives by interrupt. */
#include "sched.h"

#include "ns_budget.h"

#define BUCKETS 16u

typedef struct ns_monitor {
    ns_ref key;
    ns_thread *owner;
    uint32_t recursion;
    ns_thread *entering;            /* oldest first */
    ns_thread *waiting;             /* oldest first */
    struct ns_monitor *next;        /* in its bucket, or in the list of unused entries */
    struct ns_monitor *next_owned;  /* by the same owner */
} ns_monitor;

static ns_monitor entries[NS_BUDGET_MONITORS];
static size_t entries_used; /* entries beyond have never been used */
static ns_monitor *unused;
static ns_monitor *buckets[BUCKETS];

/* ---- the table ---- */

static ns_monitor **bucket_of(ns_ref key)
{
    uintptr_t address = (uintptr_t)key >> 3;
    return &buckets[(address ^ (address >> 4) ^ (address >> 9)) % BUCKETS];
}

static ns_monitor *find(ns_ref key)
{
    ns_monitor *monitor = *bucket_of(key);
    while (monitor != NULL && monitor->key != key) {
        monitor = monitor->next;
    }
    return monitor;
}

static ns_monitor *find_or_add(ns_ref key)
{
    ns_monitor *monitor = find(key);
    if (monitor != NULL) {
        return monitor;
    }
    if (unused != NULL) {
        monitor = unused;
        unused = monitor->next;
    } else if (entries_used < NS_BUDGET_MONITORS) {
        monitor = &entries[entries_used++];
    } else {
        return NULL;
    }
    ns_monitor **bucket = bucket_of(key);
    *monitor = (ns_monitor){.key = key, .next = *bucket};
    *bucket = monitor;
    return monitor;
}

static void drop_if_idle(ns_monitor *monitor)
{
    if (monitor->owner != NULL || monitor->waiting != NULL) {
        return;
    }
    ns_monitor **link = bucket_of(monitor->key);
    while (*link != monitor) {
        link = &(*link)->next;
    }
    *link = monitor->next;
    monitor->key = NULL;
    monitor->next = unused;
    unused = monitor;
}

/* ---- queues of threads ---- */

static void append(ns_thread **queue, ns_thread *thread)
{
    while (*queue != NULL) {
        queue = &(*queue)->next;
    }
    thread->next = NULL;
    *queue = thread;
}

static void unlink(ns_thread **queue, ns_thread *thread)
{
    while (*queue != thread) {
        queue = &(*queue)->next;
    }
    *queue = thread->next;
    thread->next = NULL;
}

/* The most urgent; among equals the one that came first. */
static ns_thread *most_urgent(ns_thread *queue)
{
    ns_thread *best = queue;
    for (ns_thread *at = queue; at != NULL; at = at->next) {
        if (at->priority > best->priority) {
            best = at;
        }
    }
    return best;
}

/* ---- ownership and inheritance ---- */

void ns_monitor_recompute_priority(ns_thread *thread)
{
    while (thread != NULL) {
        uint8_t priority = thread->base_priority;
        for (const ns_monitor *held = thread->owned; held != NULL; held = held->next_owned) {
            const ns_thread *wanting = most_urgent(held->entering);
            if (wanting != NULL && wanting->priority > priority) {
                priority = wanting->priority;
            }
        }
        if (priority == thread->priority) {
            return;
        }
        ns_sched_change_priority(thread, priority);
        thread = thread->entering == NULL ? NULL : thread->entering->owner;
    }
}

static void own(ns_monitor *monitor, ns_thread *thread, uint32_t recursion)
{
    monitor->owner = thread;
    monitor->recursion = recursion;
    monitor->next_owned = thread->owned;
    thread->owned = monitor;
}

/* The owner gives it up entirely: to the most urgent thread that wants it, if any. */
static void hand_over(ns_monitor *monitor)
{
    ns_thread *owner = monitor->owner;
    ns_monitor **link = &owner->owned;
    while (*link != monitor) {
        link = &(*link)->next_owned;
    }
    *link = monitor->next_owned;
    monitor->owner = NULL;
    ns_thread *next = most_urgent(monitor->entering);
    if (next != NULL) {
        unlink(&monitor->entering, next);
        next->entering = NULL;
        own(monitor, next, next->saved_recursion);
        ns_sched_make_ready(next);
    }
    ns_monitor_recompute_priority(owner);
    if (next == NULL) {
        drop_if_idle(monitor);
    }
}

static void queue_to_enter(ns_monitor *monitor, ns_thread *thread)
{
    append(&monitor->entering, thread);
    thread->entering = monitor;
    ns_monitor_recompute_priority(monitor->owner);
}

static bool cancel_enter(ns_thread *thread)
{
    ns_monitor *monitor = thread->entering;
    unlink(&monitor->entering, thread);
    thread->entering = NULL;
    ns_monitor_recompute_priority(monitor->owner);
    return true;
}

/* A wait that timed out ends when the thread owns the monitor again. */
static bool cancel_wait(ns_thread *thread)
{
    ns_monitor *monitor = thread->waits_for;
    unlink(&monitor->waiting, thread);
    if (monitor->owner == NULL) {
        own(monitor, thread, thread->saved_recursion);
        return true;
    }
    thread->cancel = NULL;
    queue_to_enter(monitor, thread);
    return false;
}

/* Whoever waits for this monitor waits, through a chain of owners, for the running thread. */
static bool leads_to(const ns_monitor *monitor, const ns_thread *self)
{
    for (size_t links = 0; monitor != NULL && links < ns_thread_slots; links++) {
        if (monitor->owner == self) {
            return true;
        }
        monitor = monitor->owner->entering;
    }
    return false;
}

/* ---- what C# sees ---- */

static bool enter(ns_ref object, int64_t timeout_us, bool unless_circular)
{
    ns_thread *self = ns_sched_running();
    uint32_t state = ns_port_mask();
    ns_monitor *monitor = find_or_add(object);
    bool entered = true;
    if (monitor == NULL) {
        ns_port_unmask(state);
        ns_throw_out_of_memory();
        return false;
    }
    if (monitor->owner == NULL) {
        own(monitor, self, 1);
    } else if (monitor->owner == self) {
        monitor->recursion++;
    } else if (timeout_us <= 0 || (unless_circular && leads_to(monitor, self))) {
        entered = false;
    } else {
        self->saved_recursion = 1;
        ns_sched_block(timeout_us, cancel_enter, monitor);
        queue_to_enter(monitor, self);
        ns_port_unmask(state);
        return !self->timed_out;
    }
    ns_port_unmask(state);
    return entered;
}

bool ns_monitor_try_enter(ns_ref object, int64_t timeout_us)
{
    return enter(object, timeout_us, false);
}

bool ns_monitor_enter_unless_circular(ns_ref object)
{
    return enter(object, NS_FOREVER, true);
}

void ns_monitor_enter(ns_ref object)
{
    (void)ns_monitor_try_enter(object, NS_FOREVER);
}

/* The monitor of object if the running thread owns it; else unmasks, throws and returns NULL. */
static ns_monitor *find_owned(ns_ref object, uint32_t state)
{
    ns_monitor *monitor = find(object);
    if (monitor == NULL || monitor->owner != ns_sched_running()) {
        ns_port_unmask(state);
        ns_throw_synchronization_lock();
        return NULL;
    }
    return monitor;
}

void ns_monitor_exit(ns_ref object)
{
    uint32_t state = ns_port_mask();
    ns_monitor *monitor = find_owned(object, state);
    if (monitor == NULL) {
        return;
    }
    if (--monitor->recursion == 0) {
        hand_over(monitor);
    }
    ns_port_unmask(state);
}

bool ns_monitor_wait(ns_ref object, int64_t timeout_us)
{
    uint32_t state = ns_port_mask();
    ns_monitor *monitor = find_owned(object, state);
    if (monitor == NULL) {
        return false;
    }
    ns_thread *self = ns_sched_running();
    self->saved_recursion = monitor->recursion;
    ns_sched_block(timeout_us < 0 ? 0 : timeout_us, cancel_wait, monitor);
    append(&monitor->waiting, self);
    hand_over(monitor);
    ns_port_unmask(state);
    return !self->timed_out;
}

void ns_monitor_pulse(ns_ref object, bool all)
{
    uint32_t state = ns_port_mask();
    ns_monitor *monitor = find_owned(object, state);
    if (monitor == NULL) {
        return;
    }
    while (monitor->waiting != NULL) {
        ns_thread *thread = monitor->waiting;
        unlink(&monitor->waiting, thread);
        ns_sched_stop_timeout(thread);
        queue_to_enter(monitor, thread);
        if (!all) {
            break;
        }
    }
    ns_port_unmask(state);
}

bool ns_monitor_is_entered(ns_ref object)
{
    uint32_t state = ns_port_mask();
    const ns_monitor *monitor = find(object);
    bool entered = monitor != NULL && monitor->owner == ns_sched_running();
    ns_port_unmask(state);
    return entered;
}

void ns_monitor_abandon_all(ns_thread *thread)
{
    while (thread->owned != NULL) {
        hand_over(thread->owned);
    }
}

void ns_monitors_visit_roots(ns_visit_ref *reference)
{
    for (size_t i = 0; i < entries_used; i++) {
        reference(entries[i].key);
    }
}
