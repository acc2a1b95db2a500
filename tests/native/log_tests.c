/* ns_log's formats, and the ways in which a run can end badly. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/hal/hal.h"

#include <limits.h>
#include <string.h>

static void formats_are_those_of_printf(void)
{
    test_capture_begin();
    ns_log("%d|%5d|%-5d|%05d|%d|%u|%x|%08x", 42, -42, -42, -42, INT_MIN, UINT_MAX, 0xBEEFu, 0xBEEFu);
    CHECK(strcmp(test_capture_end(), "42|  -42|-42  |-0042|-2147483648|4294967295|beef|0000beef\n") == 0);
    test_capture_begin();
    const char *volatile nothing = NULL;
    ns_log("%s|%6s|%-6s|%c|%%|%s", "text", "abc", "abc", 'z', nothing);
    CHECK(strcmp(test_capture_end(), "text|   abc|abc   |z|%|(null)\n") == 0);
    test_capture_begin();
    ns_log("%lld|%llx|%lu|%zu", LLONG_MIN, 1ULL << 40, 7UL, sizeof(int));
    CHECK(strcmp(test_capture_end(), "-9223372036854775808|10000000000|7|4\n") == 0);
    test_capture_begin();
    ns_log("%p", (void *)0x08001234);
    CHECK(strcmp(test_capture_end(), "0x08001234\n") == 0);
}

static void long_lines_are_complete(void)
{
    char text[400];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    test_capture_begin();
    ns_log("%s!", text);
    const char *line = test_capture_end();
    CHECK(strlen(line) == 401 && line[399] == '!' && line[400] == '\n');
}

void log_tests(void)
{
    RUN(formats_are_those_of_printf);
    RUN(long_lines_are_complete);
}

/* ---- ends ---- */

__attribute__((noinline)) static int recurse(int depth)
{
    volatile char frame[256];
    frame[0] = (char)depth;
    return depth == INT_MAX ? 0 : recurse(depth + 1) + frame[0];
}

static void overflow_stack(void *unused)
{
    (void)unused;
    (void)recurse(0);
}

static ns_ref text_of(const char *ascii)
{
    ns_string *text = (ns_string *)ns_new_string((int32_t)strlen(ascii));
    for (size_t i = 0; ascii[i] != '\0'; i++) {
        text->chars[i] = (uint16_t)ascii[i];
    }
    return (ns_ref)text;
}

static void throw_nested(void)
{
    ns_exception *inner = (ns_exception *)ns_new(&derived_exception_type);
    ns_throw((ns_ref)inner);
    ns_pending = NULL;
    ns_exception *outer = (ns_exception *)ns_new(&exception_type);
    outer->inner = (ns_ref)inner;
    outer->message = text_of("outer message");
    ns_throw((ns_ref)outer);
}

static void throw_in_thread(void *unused)
{
    (void)unused;
    throw_nested();
}

void crash_scenario(const char *name)
{
    if (strcmp(name, "unhandled") == 0) {
        throw_nested();
    } else if (strcmp(name, "unhandled-in-thread") == 0) {
        (void)ns_thread_create_native(throw_in_thread, NULL, 9, 0);
        ns_thread_sleep(5000000);
    } else if (strcmp(name, "stack-overflow") == 0) {
        overflow_stack(NULL);
    } else if (strcmp(name, "stack-overflow-in-thread") == 0) {
        (void)ns_thread_create_native(overflow_stack, NULL, 9, 0);
        ns_thread_sleep(5000000);
    } else if (strcmp(name, "wild-pointer") == 0) {
        volatile uintptr_t address = 64;
        *(volatile int *)address = 1;
    } else if (strcmp(name, "exit-code") == 0) {
        ns_exit(7);
    }
}
