/* seeded.c: schedules that can be replayed, for tests.
 *
 * With NS_SCHED_SEED set, time is a counter: it advances by small random steps whenever the interrupt mask or the
 * scheduler's lock is released and by a microsecond when it is read, and jumps when there is nothing to run. The same
 * draws decide whether the running thread's slice ends there. No signal of the host takes part, so the same seed gives
 * the same schedule, with two exceptions: a connected modem speaks when it likes, and a loop that never calls the
 * runtime is interrupted by the host's clock after a while, since it would spin for ever. */
#include "posix.h"

#include "../sched.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#define STEP_US 40         /* most that one release takes */
#define PREEMPT_ONE_IN 6
#define STUCK_US 1000      /* of real time without a call of the runtime */

static uint64_t random_state; /* 0: not seeded */
static int64_t clock_us;
static int64_t deadline = NS_FOREVER;
static uint32_t points;

static uint32_t draw(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % limit;
}

bool ns_posix_is_seeded(void)
{
    return random_state != 0;
}

int64_t ns_posix_seeded_time_us(void)
{
    return clock_us++;
}

void ns_posix_seeded_set_deadline(int64_t time_us)
{
    deadline = time_us;
}

static void tick_if_due(void)
{
    if (clock_us >= deadline) {
        deadline = NS_FOREVER;
        ns_sched_tick();
    }
}

void ns_posix_seeded_point(void)
{
    points++;
    clock_us += draw(STEP_US);
    tick_if_due();
    if (draw(PREEMPT_ONE_IN) == 0) {
        ns_sched_rotate();
    }
}

void ns_posix_seeded_wait(bool has_devices)
{
    if (deadline == NS_FOREVER) {
        (void)pause();
        return;
    }
    int64_t wait_us = deadline - clock_us;
    if (has_devices && wait_us > 0 && poll(NULL, 0, (int)(wait_us / 1000 + 1)) != 0) {
        return; /* interrupted: a device has spoken */
    }
    uint32_t state = ns_port_mask();
    clock_us = deadline > clock_us ? deadline : clock_us;
    tick_if_due();
    ns_port_unmask(state);
}

/* A loop without calls: let the clock pass for it, too. */
static void on_stuck(int number)
{
    static uint32_t seen;
    (void)number;
    if (points == seen) {
        uint32_t state = ns_port_mask();
        clock_us += STUCK_US;
        if (state == 0) {
            tick_if_due();
            ns_sched_rotate();
        }
        ns_port_unmask(state);
    }
    seen = points;
}

void ns_posix_seeded_init(void)
{
    const char *text = getenv("NS_SCHED_SEED");
    random_state = text == NULL ? 0 : strtoull(text, NULL, 10) * 0x9E3779B97F4A7C15u;
    if (random_state == 0) {
        return;
    }
    struct sigaction action = {.sa_handler = on_stuck, .sa_flags = SA_RESTART | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGVTALRM, &action, NULL);
    struct itimerval every = {.it_interval.tv_usec = STUCK_US, .it_value.tv_usec = STUCK_US};
    (void)setitimer(ITIMER_VIRTUAL, &every, NULL);
}
