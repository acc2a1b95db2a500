/* locks.c: the longest holds of the interrupt mask and of the scheduler's lock, in CPU time, so that a busy host does
 * not show up as a long hold. Off unless NS_REPORT_LOCKS is set: a reading costs two system calls a hold. */
#include "posix.h"

#include "../../hal/hal.h"
#include "../sched.h"

#include <stdlib.h>
#include <time.h>

typedef struct hold { int64_t since_ns, longest_ns; uint32_t count; } hold;

static bool enabled;
static hold mask, lock;

static int64_t cpu_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void taken(hold *which)
{
    if (enabled && which->since_ns == 0) {
        which->since_ns = cpu_ns();
    }
}

static void released(hold *which)
{
    if (enabled && which->since_ns != 0) {
        int64_t held = cpu_ns() - which->since_ns;
        which->longest_ns = held > which->longest_ns ? held : which->longest_ns;
        which->since_ns = 0;
        which->count++;
    }
}

void ns_posix_mask_taken(void)
{
    taken(&mask);
}

void ns_posix_mask_released(void)
{
    released(&mask);
}

void ns_port_lock_taken(void)
{
    taken(&lock);
}

void ns_port_lock_releasing(void)
{
    released(&lock);
    if (ns_posix_is_seeded()) {
        ns_sched_switch_wanted = 1; /* a place to be preempted */
    }
}

void ns_posix_locks_init(void)
{
    const char *wanted = getenv("NS_REPORT_LOCKS");
    enabled = wanted != NULL && wanted[0] != '\0' && wanted[0] != '0';
}

void ns_posix_locks_report(void)
{
    if (enabled) {
        ns_log("locks: interrupts masked %u times, at most %u us; scheduler locked %u times, at most %u us",
               (unsigned)mask.count, (unsigned)(mask.longest_ns / 1000), (unsigned)lock.count,
               (unsigned)(lock.longest_ns / 1000));
    }
}
