/* suite.c: the image's Main: all tests, and their count on the log. */
#include "harness.h"

#include "../../firmware/native/hal/hal.h"

/* The linker sends every call of ns_console_write here (--wrap), so that a test can look at what is written. */
void __real_ns_console_write(enum ns_channel channel, const void *bytes, size_t count);
void __wrap_ns_console_write(enum ns_channel channel, const void *bytes, size_t count);

static char captured[1024];
static size_t captured_length;
static bool capturing;

void __wrap_ns_console_write(enum ns_channel channel, const void *bytes, size_t count)
{
    if (!capturing) {
        __real_ns_console_write(channel, bytes, count);
        return;
    }
    size_t room = sizeof(captured) - 1 - captured_length;
    count = count < room ? count : room;
    __builtin_memcpy(captured + captured_length, bytes, count);
    captured_length += count;
}

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

int32_t ns_image_main(void)
{
    if (test_runs_scenario()) {
        return 0;
    }
    collector_model_tests();
    collector_tests();
    runtime_tests();
    thread_tests();
    monitor_tests();
    log_tests();
    test_platform();
    ns_log("%d passed, %d failed", test_passed(), test_failed());
    return test_failed() == 0 ? 0 : 1;
}
