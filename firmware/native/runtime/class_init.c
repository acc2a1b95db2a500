/* class_init.c: static constructors. The monitor of the state itself makes other threads wait, with priority
 * inheritance. Threads whose static constructors need each other would wait forever: as in .NET, the one that
 * would close the circle goes on and sees the class half initialised. */
#include "../kernel/kernel.h"
#include "../kernel/sched.h"
#include "runtime.h"

static ns_class_init_state *failed;

static void keep_failure(ns_class_init_state *state, const ns_type *type)
{
    ns_ref inner = ns_pending;
    ns_pending = NULL;
    ns_throw_type_initialization(type, inner);
    state->failure = ns_pending;
    state->next_failed = failed;
    failed = state;
}

static void run_once(ns_class_init_state *state, void (*run)(void), const ns_type *type)
{
    if (state->done || state->running) {
        return;
    }
    if (state->failure != NULL) {
        ns_throw(state->failure);
        return;
    }
    state->running = 1;
    run();
    state->running = 0;
    if (ns_pending != NULL) {
        keep_failure(state, type);
    } else {
        state->done = 1;
    }
}

void ns_class_init(ns_class_init_state *state, void (*run)(void), const ns_type *type)
{
    ns_ref key = (ns_ref)state;
    if (state->done || !ns_monitor_enter_unless_circular(key)) {
        return; /* or no monitor is left: then OutOfMemoryException is pending and the class may be tried again */
    }
    run_once(state, run, type);
    ns_monitor_exit(key);
}

void ns_class_init_visit_roots(void (*visit)(ns_ref reference))
{
    for (const ns_class_init_state *state = failed; state != NULL; state = state->next_failed) {
        visit(state->failure);
    }
}
