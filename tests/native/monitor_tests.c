/* Monitors: exclusion, recursion, time-outs, wait and pulse, priority inheritance, and a full table. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/kernel/sched.h"

#include "ns_budget.h"

#define NORMAL (NS_PRIORITY_APP_LOWEST + 2)

static ns_ref locks[3];
static ns_ref lock;

static void make_locks(void)
{
    for (int i = 0; i < 3; i++) {
        locks[i] = statics[i] = ns_new(&object_type);
    }
    lock = locks[0];
}

static void finish(ns_thread *thread)
{
    CHECK(ns_thread_join(thread, 5000000));
    ns_thread_release(thread);
}

static void monitors_are_recursive(void)
{
    make_locks();
    CHECK(!ns_monitor_is_entered(lock));
    ns_monitor_enter(lock);
    ns_monitor_enter(lock);
    CHECK(ns_monitor_try_enter(lock, 0));
    ns_monitor_exit(lock);
    ns_monitor_exit(lock);
    CHECK(ns_monitor_is_entered(lock));
    ns_monitor_exit(lock);
    CHECK(!ns_monitor_is_entered(lock));
    ns_monitor_exit(lock);
    CHECK(take_thrown() == THROWN_LOCK);
    CHECK(!ns_monitor_wait(lock, 0) && take_thrown() == THROWN_LOCK);
    ns_monitor_pulse(lock, true);
    CHECK(take_thrown() == THROWN_LOCK);
}

static volatile int counter;

static void count_under_lock(void *unused)
{
    (void)unused;
    for (int i = 0; i < 2000; i++) {
        ns_monitor_enter(lock);
        int seen = counter;
        if (i % 100 == 0) {
            ns_thread_yield();
        }
        counter = seen + 1;
        ns_monitor_exit(lock);
    }
}

static void monitors_exclude(void)
{
    make_locks();
    counter = 0;
    ns_thread *threads[4];
    for (int i = 0; i < 4; i++) {
        threads[i] = ns_thread_create_native(count_under_lock, NULL, NORMAL + i % 2, 0);
    }
    for (int i = 0; i < 4; i++) {
        finish(threads[i]);
    }
    CHECK(counter == 8000);
}

static void hold(void *us)
{
    ns_monitor_enter(lock);
    ns_thread_sleep((intptr_t)us);
    ns_monitor_exit(lock);
}

static void entering_times_out(void)
{
    make_locks();
    ns_thread *holder = ns_thread_create_native(hold, (void *)30000, NORMAL + 1, 0);
    CHECK(!ns_monitor_try_enter(lock, 0));
    CHECK(!ns_monitor_try_enter(lock, 3000));
    CHECK(ns_monitor_try_enter(lock, 2000000));
    ns_monitor_exit(lock);
    finish(holder);
}

/* ---- inheritance ---- */

static volatile bool spinning, stop_spinning;
static volatile int64_t entered_at;

static void spin(void *unused)
{
    (void)unused;
    spinning = true;
    while (!stop_spinning) {
    }
}

static void hold_while_working(void *which)
{
    ns_monitor_enter(locks[(intptr_t)which]);
    int64_t end = ns_time_us() + 10000;
    while (ns_time_us() < end) {
    }
    ns_monitor_exit(locks[(intptr_t)which]);
}

static void enter_most_urgently(void *which)
{
    ns_monitor_enter(locks[(intptr_t)which]);
    entered_at = ns_time_us();
    ns_monitor_exit(locks[(intptr_t)which]);
}

/* Without inheritance the spinning thread would keep the holder from ever letting go. */
static void an_owner_inherits_the_urgency_of_who_waits(void)
{
    make_locks();
    spinning = stop_spinning = false;
    entered_at = 0;
    ns_thread *holder = ns_thread_create_native(hold_while_working, (void *)0, NORMAL + 1, 0);
    ns_thread_sleep(0);
    ns_thread_set_priority(holder, NORMAL - 2);
    ns_thread *busy = ns_thread_create_native(spin, NULL, NORMAL - 1, 0);
    ns_thread *urgent = ns_thread_create_native(enter_most_urgently, (void *)0, NORMAL + 4, 0);
    CHECK(ns_thread_join(urgent, 3000000));
    CHECK(entered_at != 0);
    stop_spinning = true;
    ns_thread_release(urgent);
    finish(busy);
    finish(holder);
}

static void hold_both(void *unused)
{
    (void)unused;
    ns_monitor_enter(locks[1]);
    ns_monitor_enter(locks[0]);
    ns_monitor_exit(locks[0]);
    ns_monitor_exit(locks[1]);
}

static void inheritance_passes_along_the_chain(void)
{
    make_locks();
    ns_monitor_enter(locks[0]);
    ns_thread *self = ns_sched_running();
    ns_thread *middle = ns_thread_create_native(hold_both, NULL, NORMAL + 1, 0);
    ns_thread *urgent = ns_thread_create_native(enter_most_urgently, (void *)1, NORMAL + 6, 0);
    CHECK(self->priority == NORMAL + 6 && middle->priority == NORMAL + 6);
    CHECK(ns_thread_get_priority(self) == NORMAL);
    ns_monitor_exit(locks[0]);
    CHECK(self->priority == NORMAL);
    finish(middle);
    finish(urgent);
}

static void try_for_a_while(void *unused)
{
    (void)unused;
    CHECK(!ns_monitor_try_enter(lock, 3000));
}

static void inheritance_ends_with_a_time_out(void)
{
    make_locks();
    ns_monitor_enter(lock);
    const ns_thread *self = ns_sched_running();
    ns_thread *urgent = ns_thread_create_native(try_for_a_while, NULL, NORMAL + 4, 0);
    CHECK(self->priority == NORMAL + 4);
    finish(urgent);
    CHECK(self->priority == NORMAL);
    ns_monitor_exit(lock);
}

/* ---- wait and pulse ---- */

static volatile int woken, timed_out;

static void wait_once(void *timeout_us)
{
    ns_monitor_enter(lock);
    ns_monitor_enter(lock);
    bool pulsed = ns_monitor_wait(lock, timeout_us == NULL ? NS_FOREVER : (intptr_t)timeout_us);
    woken += pulsed;
    timed_out += !pulsed;
    CHECK(ns_monitor_is_entered(lock));
    ns_monitor_exit(lock);
    CHECK(ns_monitor_is_entered(lock));
    ns_monitor_exit(lock);
}

static void pulse(bool all)
{
    ns_monitor_enter(lock);
    ns_monitor_pulse(lock, all);
    ns_monitor_exit(lock);
}

static void pulses_wake_waiters(void)
{
    make_locks();
    woken = timed_out = 0;
    ns_thread *threads[4];
    for (int i = 0; i < 4; i++) {
        threads[i] = ns_thread_create_native(wait_once, NULL, NORMAL + 1, 0);
    }
    pulse(false);
    ns_thread_sleep(2000);
    CHECK(woken == 1);
    pulse(true);
    for (int i = 0; i < 4; i++) {
        finish(threads[i]);
    }
    CHECK(woken == 4 && timed_out == 0);
}

static void waits_time_out_and_own_again(void)
{
    make_locks();
    woken = timed_out = 0;
    ns_thread *thread = ns_thread_create_native(wait_once, (void *)2000, NORMAL + 1, 0);
    ns_monitor_enter(lock);
    ns_thread_sleep(10000); /* its time is over, the monitor is ours */
    CHECK(timed_out == 0);
    ns_monitor_pulse(lock, true);
    ns_monitor_exit(lock);
    finish(thread);
    CHECK(timed_out == 1 && woken == 0);
    ns_monitor_enter(lock);
    CHECK(!ns_monitor_wait(lock, 0) && !ns_monitor_wait(lock, 1000));
    ns_monitor_exit(lock);
}

static void hand_back_and_forth(void *unused)
{
    (void)unused;
    ns_monitor_enter(lock);
    for (int i = 0; i < 500; i++) {
        while (counter % 2 == 0) {
            ns_monitor_wait(lock, NS_FOREVER);
        }
        counter++;
        ns_monitor_pulse(lock, false);
    }
    ns_monitor_exit(lock);
}

static void two_threads_alternate(void)
{
    make_locks();
    counter = 0;
    ns_thread *other = ns_thread_create_native(hand_back_and_forth, NULL, NORMAL, 0);
    ns_monitor_enter(lock);
    for (int i = 0; i < 500; i++) {
        while (counter % 2 == 1) {
            ns_monitor_wait(lock, NS_FOREVER);
        }
        counter++;
        ns_monitor_pulse(lock, false);
    }
    ns_monitor_exit(lock);
    finish(other);
    CHECK(counter == 1000);
}

static void a_full_table_is_an_exception(void)
{
    ns_ref array = statics[3] = ns_new_array(&object_array_type, NS_BUDGET_MONITORS + 1);
    ns_ref *objects = (ns_ref *)((char *)array + NS_ARRAY_DATA);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < NS_BUDGET_MONITORS; i++) {
            objects[i] = ns_new(&object_type);
            ns_monitor_enter(objects[i]);
        }
        CHECK(ns_pending == NULL);
        objects[NS_BUDGET_MONITORS] = ns_new(&object_type);
        CHECK(!ns_monitor_try_enter(objects[NS_BUDGET_MONITORS], NS_FOREVER));
        CHECK(take_thrown() == THROWN_MEMORY);
        for (int i = 0; i < NS_BUDGET_MONITORS; i++) {
            ns_monitor_exit(objects[i]);
        }
    }
    statics[3] = NULL;
}

static void enter_and_end(void *unused)
{
    (void)unused;
    ns_monitor_enter(lock);
    ns_monitor_enter(lock);
    ns_thread_sleep(3000);
}

static void a_thread_that_ends_gives_up_what_it_holds(void)
{
    make_locks();
    ns_thread *first = ns_thread_create_native(enter_and_end, NULL, NORMAL + 1, 0);
    CHECK(ns_monitor_try_enter(lock, 2000000));
    ns_monitor_exit(lock);
    finish(first);
    ns_thread *second = ns_thread_create_native(enter_and_end, NULL, NORMAL + 1, 0);
    finish(second);
    CHECK(ns_monitor_try_enter(lock, 0));
    ns_monitor_exit(lock);
}

static void enter_first_then_second(void *unused)
{
    (void)unused;
    ns_monitor_enter(locks[0]);
    ns_thread_sleep(3000);
    ns_monitor_enter(locks[1]);
    ns_monitor_exit(locks[1]);
    ns_monitor_exit(locks[0]);
}

static void circles_are_refused_where_asked(void)
{
    make_locks();
    ns_monitor_enter(locks[1]);
    ns_thread *other = ns_thread_create_native(enter_first_then_second, NULL, NORMAL + 1, 0);
    ns_thread_sleep(10000);
    CHECK(!ns_monitor_enter_unless_circular(locks[0]));
    CHECK(ns_monitor_enter_unless_circular(locks[2]));
    ns_monitor_exit(locks[2]);
    ns_monitor_exit(locks[1]);
    finish(other);
    CHECK(ns_monitor_enter_unless_circular(locks[0]));
    ns_monitor_exit(locks[0]);
}

/* A random mix of everything, checked by what must hold: nobody is ever inside together. */
static volatile int inside;
static volatile bool collided;

static void stress(void *seed)
{
    test_random random = {(uintptr_t)seed * 0x9E3779B97F4A7C15u};
    for (int i = 0; i < test_scaled(400); i++) {
        if (!ns_monitor_try_enter(lock, test_next(&random, 3) == 0 ? NS_FOREVER : test_next(&random, 300))) {
            continue;
        }
        collided = collided || inside != 0;
        inside++;
        if (test_next(&random, 2) == 0) {
            ns_thread_sleep(test_next(&random, 200));
        }
        inside--;
        if (test_next(&random, 3) == 0) {
            (void)ns_monitor_wait(lock, test_next(&random, 400));
            collided = collided || inside != 0;
        }
        ns_monitor_pulse(lock, test_next(&random, 2) == 0);
        ns_monitor_exit(lock);
    }
}

static void random_use_never_collides(void)
{
    make_locks();
    inside = 0;
    collided = false;
    ns_thread *threads[5];
    for (intptr_t i = 0; i < 5; i++) {
        threads[i] = ns_thread_create_native(stress, (void *)(i + 1), NORMAL - 2 + (int32_t)i, 0);
    }
    for (int i = 0; i < 5; i++) {
        CHECK(ns_thread_join(threads[i], 20000000));
        ns_thread_release(threads[i]);
    }
    CHECK(!collided && inside == 0);
    CHECK(ns_sched_running()->priority == NORMAL);
}

void monitor_tests(void)
{
    RUN(monitors_are_recursive);
    RUN(monitors_exclude);
    RUN(entering_times_out);
    RUN(an_owner_inherits_the_urgency_of_who_waits);
    RUN(inheritance_passes_along_the_chain);
    RUN(inheritance_ends_with_a_time_out);
    RUN(pulses_wake_waiters);
    RUN(waits_time_out_and_own_again);
    RUN(two_threads_alternate);
    RUN(a_full_table_is_an_exception);
    RUN(a_thread_that_ends_gives_up_what_it_holds);
    RUN(circles_are_refused_where_asked);
    RUN(random_use_never_collides);
}
