/* storm.c: a thread that stops the others at any instruction and collects, for tests of hidden references.
 *
 * NS_GC_STORM=n starts it; it sleeps for up to n microseconds at a time, drawn anew each time. Unlike a collection at
 * every allocation it also meets a thread between the two halves of a copy, in a loop over an array, in a prologue. */
#include "posix.h"

#include "../../gc/gc.h"
#include "../../hal/hal.h"

#include <stdlib.h>

static uint32_t longest_sleep_us;

static void storm(void *unused)
{
    uint32_t random = 0x2545F491;
    (void)unused;
    for (;;) {
        random = random * 1664525u + 1013904223u;
        ns_thread_sleep(1 + (random >> 8) % longest_sleep_us);
        ns_gc_collect();
    }
}

void ns_posix_storm_start(void)
{
    const char *text = getenv("NS_GC_STORM");
    longest_sleep_us = text == NULL ? 0 : (uint32_t)strtoul(text, NULL, 10);
    if (longest_sleep_us == 0) {
        return;
    }
    ns_thread *thread = ns_thread_create_native(storm, NULL, NS_PRIORITY_APP_LOWEST, NS_STACK_MIN);
    if (thread == NULL) {
        ns_die("no stack for NS_GC_STORM");
    }
    ns_thread_set_priority(thread, NS_PRIORITY_MAX); /* created at it, it would take the core's stack */
}
