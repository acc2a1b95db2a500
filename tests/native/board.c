/* board.c: the posix board with a small heap in two regions and a log that can be captured. */
#define _GNU_SOURCE
#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/kernel/posix/posix.h"
#include "harness.h"
#include "image.h"

#include "ns_budget.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_stack_use_after_return=0:detect_leaks=0";
}
#endif

static char captured[4096];
static size_t captured_length;
static bool capturing;
static const char *scenario;

void test_capture_begin(void)
{
    captured_length = 0;
    capturing = true;
}

const char *test_capture_end(void)
{
    capturing = false;
    captured[captured_length] = '\0';
    return captured;
}

void ns_console_write(enum ns_channel channel, const void *bytes, size_t count)
{
    if (capturing) {
        size_t room = sizeof(captured) - 1 - captured_length;
        count = count < room ? count : room;
        memcpy(captured + captured_length, bytes, count);
        captured_length += count;
        return;
    }
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

int32_t ns_image_main(void)
{
    if (scenario != NULL) {
        crash_scenario(scenario);
        return 0;
    }
    collector_model_tests();
    collector_tests();
    runtime_tests();
    thread_tests();
    monitor_tests();
    uart_tests();
    log_tests();
    ns_log("%d passed, %d failed", test_passed(), test_failed());
    return test_failed() == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    scenario = argc > 1 ? argv[1] : NULL;
    ns_posix_init();
    ns_start();
}
