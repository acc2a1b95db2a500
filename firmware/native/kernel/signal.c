/* signal.c: the latch between an interrupt and the one thread that serves it. */
#include "sched.h"

void ns_signal_raise(ns_signal *signal)
{
    uint32_t state = ns_port_mask();
    if (signal->waiter != NULL) {
        ns_thread *waiter = signal->waiter;
        signal->waiter = NULL;
        ns_sched_make_ready(waiter);
    } else {
        signal->set = true;
    }
    ns_port_unmask(state);
}

static bool cancel_wait(ns_thread *thread)
{
    ((ns_signal *)thread->waits_for)->waiter = NULL;
    return true;
}

bool ns_signal_wait(ns_signal *signal, int64_t timeout_us)
{
    uint32_t state = ns_port_mask();
    if (signal->set || timeout_us <= 0) {
        bool was_set = signal->set;
        signal->set = false;
        ns_port_unmask(state);
        return was_set;
    }
    ns_thread *self = ns_sched_running();
    signal->waiter = self;
    ns_sched_block(timeout_us, cancel_wait, signal);
    ns_port_unmask(state);
    return !self->timed_out;
}
