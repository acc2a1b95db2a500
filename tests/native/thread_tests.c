/* Priorities, slices, sleeping, joining, signals, and what happens when slots and stacks run out. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/kernel/sched.h"

#include "ns_budget.h"

#define NORMAL (NS_PRIORITY_APP_LOWEST + 2)

static char order[64];
static size_t order_length;

static void note(char c)
{
    uint32_t state = ns_port_mask();
    if (order_length < sizeof(order) - 1) {
        order[order_length++] = c;
        order[order_length] = '\0';
    }
    ns_port_unmask(state);
}

static bool order_is(const char *expected)
{
    bool same = __builtin_strcmp(order, expected) == 0;
    if (!same && !test_is_shuffled()) {
        ns_log("order is %s, not %s", order, expected);
    }
    order_length = 0;
    order[0] = '\0';
    return same;
}

static void finish(ns_thread *thread)
{
    CHECK(ns_thread_join(thread, 5000000));
    ns_thread_release(thread);
}

static void note_name(void *name)
{
    note(*(const char *)name);
}

static void more_urgent_threads_run_at_once(void)
{
    ns_thread *low = ns_thread_create_native(note_name, "l", NORMAL - 1, 0);
    ns_thread *high = ns_thread_create_native(note_name, "h", NORMAL + 1, 0);
    note('m');
    finish(low);
    finish(high);
    CHECK(order_is("hml"));
}

static void equals_run_in_order_of_creation(void)
{
    ns_thread *threads[3];
    ns_sched_lock();
    for (int i = 0; i < 3; i++) {
        threads[i] = ns_thread_create_native(note_name, &"abc"[i], NORMAL, 0);
    }
    note('m');
    ns_sched_unlock();
    for (int i = 0; i < 3; i++) {
        finish(threads[i]);
    }
    CHECK(order_is("mabc") || test_is_shuffled()); /* a seeded schedule shuffles equals */
}

static volatile uint32_t spins[2];
static volatile bool stop_spinning;

static void spin(void *counter)
{
    while (!stop_spinning) {
        (*(volatile uint32_t *)counter)++;
    }
}

static void busy_equals_share_the_cpu(void)
{
    stop_spinning = false;
    spins[0] = spins[1] = 0;
    ns_thread *a = ns_thread_create_native(spin, (void *)&spins[0], NORMAL - 1, 0);
    ns_thread *b = ns_thread_create_native(spin, (void *)&spins[1], NORMAL - 1, 0);
    ns_thread_sleep(300000);
    stop_spinning = true;
    finish(a);
    finish(b);
    CHECK(spins[0] > 0 && spins[1] > 0);
    CHECK(test_is_shuffled() || /* random slices are not fair ones */
          (spins[0] < 4 * spins[1] + 1000000 && spins[1] < 4 * spins[0] + 1000000));
}

static void a_busy_loop_does_not_hold_up_the_more_urgent(void)
{
    stop_spinning = false;
    ns_thread *busy = ns_thread_create_native(spin, (void *)&spins[0], NORMAL - 2, 0);
    int64_t before = ns_time_us();
    for (int i = 0; i < 10; i++) {
        ns_thread_sleep(2000);
    }
    int64_t took = ns_time_us() - before;
    stop_spinning = true;
    finish(busy);
    CHECK(took >= 20000 && took < 500000);
}

static void sleep_and_note(void *name)
{
    ns_thread_sleep((int64_t)(*(const char *)name - 'a' + 1) * 10000);
    note(*(const char *)name);
}

static void sleepers_wake_in_time_order(void)
{
    static const char names[] = "cadb";
    ns_thread *threads[4];
    for (int i = 0; i < 4; i++) {
        threads[i] = ns_thread_create_native(sleep_and_note, (void *)&names[i], NORMAL, 0);
    }
    for (int i = 0; i < 4; i++) {
        finish(threads[i]);
    }
    CHECK(order_is("abcd"));
    int64_t before = ns_time_us();
    ns_thread_sleep(3000);
    CHECK(ns_time_us() - before >= 3000);
}

static void joins_time_out(void)
{
    stop_spinning = false;
    ns_thread *busy = ns_thread_create_native(spin, (void *)&spins[0], NORMAL - 1, 0);
    CHECK(!ns_thread_join(busy, 0));
    CHECK(!ns_thread_join(busy, 5000));
    stop_spinning = true;
    CHECK(ns_thread_join(busy, NS_FOREVER));
    CHECK(ns_thread_join(busy, 0));
    ns_thread_release(busy);
}

static void slots_and_stacks_come_back(void)
{
    ns_thread *threads[NS_BUDGET_THREADS + 1];
    int fits = 0;
    for (int round = 0; round < 20; round++) {
        int count = 0;
        while (count <= NS_BUDGET_THREADS) {
            threads[count] = ns_thread_create_native(note_name, "x", NORMAL - 1, 0);
            if (threads[count] == NULL) {
                break;
            }
            count++;
        }
        fits = round == 0 ? count : fits;
        CHECK(count == fits && count >= NS_BUDGET_STACK_POOL / NS_STACK_MIN - 1); /* NS_GC_STORM has one */
        while (count-- > 0) {
            finish(threads[count]);
        }
        order_length = 0;
    }
    CHECK(ns_thread_create_native(note_name, "x", NORMAL, 64 * 1024 * 1024) == NULL);
    ns_thread *core = ns_thread_create_native(note_name, "c", NS_PRIORITY_CORE, 0);
    CHECK(core != NULL);
    finish(core);
    order_length = 0;
}

static void priorities_change_at_once(void)
{
    ns_thread *thread = ns_thread_create_native(note_name, "t", NORMAL - 1, 0);
    CHECK(ns_thread_get_priority(thread) == NORMAL - 1);
    note('m');
    ns_thread_set_priority(thread, NORMAL + 1);
    note('n');
    finish(thread);
    CHECK(order_is("mtn"));
}

static void use_stack(void *unused)
{
    volatile char bytes[NS_STACK_MIN / 2];
    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (char)i;
    }
    (void)unused;
    ns_thread_sleep(5000);
}

static void stack_peaks_are_seen(void)
{
    ns_thread *thread = ns_thread_create_native(use_stack, NULL, NORMAL + 1, 0);
    size_t peak = ns_thread_stack_peak(thread);
    CHECK(peak > NS_STACK_MIN / 2 && peak < NS_STACK_MIN - NS_STACK_GUARD);
    finish(thread);
}

/* ---- signals ---- */

static ns_signal signal_a;

static void raise_later(void *unused)
{
    (void)unused;
    ns_thread_sleep(5000);
    ns_signal_raise(&signal_a);
}

static void signals_latch_wake_and_time_out(void)
{
    CHECK(!ns_signal_wait(&signal_a, 0));
    CHECK(!ns_signal_wait(&signal_a, 2000));
    ns_signal_raise(&signal_a);
    ns_signal_raise(&signal_a);
    CHECK(ns_signal_wait(&signal_a, NS_FOREVER));
    CHECK(!ns_signal_wait(&signal_a, 0));
    ns_thread *thread = ns_thread_create_native(raise_later, NULL, NORMAL, 0);
    CHECK(ns_signal_wait(&signal_a, NS_FOREVER));
    finish(thread);
    CHECK(!ns_signal_wait(&signal_a, 0));
}

static void the_lock_delays_switches(void)
{
    ns_sched_lock();
    ns_thread *thread = ns_thread_create_native(note_name, "t", NORMAL + 5, 0);
    note('m');
    ns_sched_lock();
    ns_sched_unlock();
    note('n');
    ns_sched_unlock();
    note('o');
    finish(thread);
    CHECK(order_is("mnto"));
}

static void wall_clock_is_an_offset(void)
{
    int64_t before = ns_wall_clock_us();
    ns_set_wall_clock_us(1000000000000000);
    int64_t later = ns_wall_clock_us() - 1000000000000000;
    CHECK(later >= 0 && later < 1000000);
    ns_set_wall_clock_us(before);
}

void thread_tests(void)
{
    RUN(more_urgent_threads_run_at_once);
    RUN(equals_run_in_order_of_creation);
    RUN(busy_equals_share_the_cpu);
    RUN(a_busy_loop_does_not_hold_up_the_more_urgent);
    RUN(sleepers_wake_in_time_order);
    RUN(joins_time_out);
    RUN(slots_and_stacks_come_back);
    RUN(priorities_change_at_once);
    RUN(stack_peaks_are_seen);
    RUN(signals_latch_wake_and_time_out);
    RUN(the_lock_delays_switches);
    RUN(wall_clock_is_an_offset);
}
