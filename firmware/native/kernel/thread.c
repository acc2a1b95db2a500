/* thread.c: the thread table, and a thread's life from create to reap. */
#include "../runtime/corelib.h"
#include "sched.h"

#include "ns_budget.h"

#define IDLE 0
#define MAIN 1
#define SLOTS (2 + NS_BUDGET_THREADS)

ns_thread ns_threads[SLOTS];
const size_t ns_thread_slots = SLOTS;

static char idle_stack[NS_BUDGET_IDLE_STACK] __attribute__((aligned(NS_STACK_BLOCK)));
static char main_stack[NS_BUDGET_MAIN_STACK] __attribute__((aligned(NS_STACK_BLOCK)));

/* Where every thread but idle begins. */
static void run(void *argument)
{
    ns_thread *self = argument;
    if (self->entry != NULL) {
        self->entry(self->argument);
    } else {
        ns_thread_main(self->managed);
    }
    if (ns_pending != NULL) {
        ns_die_unhandled();
    }
    uint32_t state = ns_port_mask();
    ns_monitor_abandon_all(self);
    self->state = NS_THREAD_FINISHED;
    self->managed = NULL;
    for (size_t i = 0; i < SLOTS; i++) {
        if (ns_threads[i].state == NS_THREAD_BLOCKED && ns_threads[i].waits_for == self) {
            ns_sched_make_ready(&ns_threads[i]);
        }
    }
    ns_port_request_switch();
    ns_port_unmask(state);
    __builtin_unreachable();
}

static void init(ns_thread *thread, void (*start)(void *), int32_t priority, void *stack, size_t stack_size)
{
    static uint16_t created;
    thread->base_priority = (uint8_t)priority;
    thread->priority = (uint8_t)priority;
    thread->stack = stack;
    thread->stack_size = stack_size;
    thread->wake_at = NS_FOREVER;
    thread->slice_left = NS_SLICE_US;
    thread->number = created++;
    ns_stack_paint((char *)stack + NS_STACK_GUARD, stack_size - NS_STACK_GUARD);
    ns_port_context_init(&thread->context, stack, stack_size, start, thread);
}

static ns_thread *find_free_slot(void)
{
    for (size_t i = MAIN + 1; i < SLOTS; i++) {
        if (ns_threads[i].state == NS_THREAD_FREE) {
            return &ns_threads[i];
        }
    }
    return NULL;
}

static ns_thread *create(const ns_thread *content, int32_t priority, int32_t stack_bytes)
{
    size_t size = stack_bytes > 0 ? (size_t)stack_bytes : 0;
    enum ns_stack_owner owner = priority >= NS_PRIORITY_CORE ? NS_STACK_OF_CORE
        : stack_bytes == NS_STACK_TLS ? NS_STACK_OF_TLS : NS_STACK_OF_APP;
    ns_sched_lock();
    ns_thread *thread = find_free_slot();
    void *stack = thread == NULL ? NULL : ns_stack_allocate(&size, owner);
    if (stack == NULL) {
        ns_sched_unlock();
        return NULL;
    }
    *thread = *content;
    thread->handle_held = true;
    thread->stack_is_pooled = true;
    init(thread, run, priority, stack, size);
    uint32_t state = ns_port_mask();
    ns_sched_make_ready(thread);
    ns_port_unmask(state);
    ns_sched_unlock();
    return thread;
}

ns_thread *ns_thread_create(ns_ref managed, int32_t priority, int32_t stack_bytes)
{
    return create(&(ns_thread){.managed = managed}, priority, stack_bytes);
}

ns_thread *ns_thread_create_native(void (*entry)(void *), void *argument, int32_t priority, int32_t stack_bytes)
{
    return create(&(ns_thread){.entry = entry, .argument = argument}, priority, stack_bytes);
}

void ns_thread_reap(ns_thread *thread)
{
    ns_port_context_free(&thread->context);
    if (thread->stack_is_pooled) {
        ns_stack_free(thread->stack, thread->stack_size);
    }
    thread->stack = NULL;
    if (!thread->handle_held) {
        thread->state = NS_THREAD_FREE;
    }
}

void ns_thread_release(ns_thread *thread)
{
    uint32_t state = ns_port_mask();
    thread->handle_held = false;
    if (thread->state == NS_THREAD_FINISHED) {
        thread->state = NS_THREAD_FREE;
    }
    ns_port_unmask(state);
}

static bool cancel_wait(ns_thread *thread)
{
    (void)thread; /* a sleep or a join leaves nothing behind */
    return true;
}

bool ns_thread_join(ns_thread *thread, int64_t timeout_us)
{
    uint32_t state = ns_port_mask();
    ns_thread *self = ns_sched_running();
    bool finished = thread->state == NS_THREAD_FINISHED;
    if (finished || timeout_us <= 0) {
        ns_port_unmask(state);
        return finished;
    }
    ns_sched_block(timeout_us, cancel_wait, thread);
    ns_port_unmask(state);
    return !self->timed_out;
}

void ns_thread_sleep(int64_t us)
{
    if (us <= 0) {
        ns_thread_yield();
        return;
    }
    uint32_t state = ns_port_mask();
    ns_sched_block(us, cancel_wait, NULL);
    ns_port_unmask(state);
}

void ns_thread_yield(void)
{
    uint32_t state = ns_port_mask();
    ns_sched_rotate();
    ns_port_unmask(state);
}

void ns_thread_set_priority(ns_thread *thread, int32_t priority)
{
    uint32_t state = ns_port_mask();
    thread->base_priority = (uint8_t)priority;
    ns_monitor_recompute_priority(thread);
    ns_port_unmask(state);
}

int32_t ns_thread_get_priority(const ns_thread *thread)
{
    return thread->base_priority;
}

ns_thread *ns_thread_self(void)
{
    return ns_sched_running();
}

ns_ref ns_thread_current(void)
{
    return ns_sched_running()->managed;
}

void ns_thread_set_current(ns_ref managed)
{
    ns_sched_running()->managed = managed;
}

size_t ns_thread_stack_peak(const ns_thread *thread)
{
    size_t usable = thread->stack_size - NS_STACK_GUARD;
    return usable - ns_stack_untouched(thread->stack + NS_STACK_GUARD, usable);
}

int32_t ns_thread_places(void)
{
    return SLOTS;
}

int32_t ns_thread_describe(int32_t place, ns_thread_info *info)
{
    *info = (ns_thread_info){0};
    if (place < 0 || place >= SLOTS) {
        return 0;
    }
    ns_sched_lock(); /* nobody ends, and gives its stack back, meanwhile */
    const ns_thread *thread = &ns_threads[place];
    bool exists = thread->state != NS_THREAD_FREE;
    if (exists) {
        *info = (ns_thread_info){
            .number = thread->number, .state = thread->state, .priority = thread->priority,
            .stack_size = thread->stack == NULL ? 0 : (int32_t)thread->stack_size,
            .stack_peak = thread->stack == NULL ? 0 : (int32_t)ns_thread_stack_peak(thread),
        };
    }
    ns_sched_unlock();
    return exists;
}

ns_ref ns_thread_at(int32_t place)
{
    return place < 0 || place >= SLOTS ? NULL : ns_threads[place].managed;
}

void ns_threads_visit_roots(ns_visit_range *range, ns_visit_ref *reference)
{
    for (size_t i = 0; i < SLOTS; i++) {
        const ns_thread *thread = &ns_threads[i];
        if (thread->state == NS_THREAD_FREE || thread->state == NS_THREAD_FINISHED) {
            continue;
        }
        reference(thread->managed);
        if (thread == ns_sched_running()) {
            continue; /* its stack is the collector's own: see gc/roots.c */
        }
        reference(thread->pending);
        range(thread->context.sp, thread->stack + thread->stack_size);
    }
}

static void idle(void *argument)
{
    (void)argument;
    for (;;) {
        ns_port_wait_for_interrupt();
    }
}

void ns_thread_start_all(void (*main_entry)(void *))
{
    ns_thread *main = &ns_threads[MAIN];
    ns_sched_init(main);
    init(&ns_threads[IDLE], idle, NS_PRIORITY_IDLE, idle_stack, sizeof(idle_stack));
    ns_sched_make_ready(&ns_threads[IDLE]);
    main->entry = main_entry;
    main->state = NS_THREAD_READY;
    main->handle_held = true;
    init(main, run, NS_PRIORITY_APP_LOWEST + 2, main_stack, sizeof(main_stack));
    ns_port_start(&main->context);
}
