/* board.c: the posix board with a small heap in two regions. An argument names a way to end badly. */
#define _GNU_SOURCE
#include "../../../firmware/native/hal/hal.h"
#include "../../../firmware/native/kernel/posix/posix.h"
#include "../harness.h"

#include "ns_budget.h"

#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_stack_use_after_return=0:detect_leaks=0";
}
#endif

static const char *scenario;

void ns_console_write(enum ns_channel channel, const void *bytes, size_t count)
{
    while (count > 0) {
        ssize_t done = write(channel == NS_CONSOLE_LOG ? STDERR_FILENO : STDOUT_FILENO, bytes, count);
        if (done <= 0) {
            return;
        }
        bytes = (const char *)bytes + done;
        count -= (size_t)done;
    }
}

void ns_console_flush(void)
{
}

size_t ns_board_heap_regions(ns_memory_region regions[2])
{
    static char lower[NS_BUDGET_GC_HEAP + 3]; /* neither aligned nor a multiple of anything */
    static char upper[NS_BUDGET_GC_HEAP_UPPER] __attribute__((aligned(8)));
    regions[0] = (ns_memory_region){lower + 1, sizeof(lower) - 2};
    regions[1] = (ns_memory_region){upper, sizeof(upper)};
    return 2;
}

void ns_board_exit(int32_t code)
{
    ns_posix_locks_report();
    _exit(code & 0xFF);
}

bool test_runs_scenario(void)
{
    if (scenario != NULL) {
        crash_scenario(scenario);
    }
    return scenario != NULL;
}

bool test_is_shuffled(void)
{
    return ns_posix_is_seeded();
}

void test_platform(void)
{
    uart_tests();
    console_wire_tests();
}

int main(int argc, char **argv)
{
    scenario = argc > 1 ? argv[1] : NULL;
    ns_posix_init();
    ns_start();
}
