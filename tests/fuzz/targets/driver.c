/* driver.c: libFuzzer as the main loop of an image. Each input meets a network stack as fresh as after a start. */
#define _GNU_SOURCE
#include "../../../firmware/native/runtime/runtime.h"
#include "../../../firmware/native/kernel/kernel.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_ARGUMENTS 64

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *, size_t));

static void (*target)(const uint8_t *, int32_t);
static bool running;

/* ---- the network stack's variables: the linker puts them between these two ---- */

extern uint64_t fuzz_network_begin[], fuzz_network_end[];
static uint64_t *fresh;

/* The sanitizer guards what lies between variables; this is a copy of all of it. */
__attribute__((no_sanitize("address"))) static void copy(uint64_t *to, const uint64_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ((volatile uint64_t *)to)[i] = from[i];
    }
}

static void keep_network(void)
{
    size_t count = (size_t)(fuzz_network_end - fuzz_network_begin);
    fresh = calloc(count + 1, sizeof(uint64_t));
    if (fresh == NULL) {
        ns_die("no memory for a copy of the network stack");
    }
    copy(fresh, fuzz_network_begin, count);
}

void fuzz_renew_network(void)
{
    copy(fuzz_network_begin, fresh, (size_t)(fuzz_network_end - fuzz_network_begin));
}

/* ---- entropy: the same for each input, or no finding could be shown again ---- */

static uint32_t noise;

int32_t __wrap_ns_entropy(uint8_t *buffer, int32_t count);
int32_t __wrap_ns_entropy(uint8_t *buffer, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        noise = noise * 1664525u + 1013904223u;
        buffer[i] = (uint8_t)(noise >> 24);
    }
    return count;
}

/* ---- libFuzzer ---- */

static int run_one(const uint8_t *input, size_t length)
{
    fuzz_renew_network();
    noise = 0;
    running = true;
    target(input, (int32_t)length);
    if (ns_pending != NULL) {
        ns_die_unhandled();
    }
    running = false;
    return 0;
}

/* A firmware that ends is a finding: libFuzzer keeps the input when the process aborts. */
void __real_ns_board_exit(int32_t code);
void __wrap_ns_board_exit(int32_t code);
void __wrap_ns_board_exit(int32_t code)
{
    if (running) {
        abort();
    }
    __real_ns_board_exit(code);
}

static int read_arguments(char *text, size_t capacity, char **arguments)
{
    int descriptor = open("/proc/self/cmdline", O_RDONLY);
    ssize_t length = descriptor < 0 ? -1 : read(descriptor, text, capacity - 1);
    int count = 0;
    for (ssize_t at = 0; at < length && count < MOST_ARGUMENTS; at += (ssize_t)strlen(text + at) + 1) {
        arguments[count++] = text + at;
    }
    return count;
}

int32_t fuzz_target_name(uint8_t *buffer, int32_t capacity)
{
    const char *name = getenv("NANOSOCKET_FUZZ");
    size_t length = name == NULL ? 0 : strnlen(name, (size_t)capacity);
    memcpy(buffer, name == NULL ? "" : name, length);
    return (int32_t)length;
}

int32_t fuzz_drive(void (*run)(const uint8_t *, int32_t))
{
    static char text[8192];
    static char *arguments[MOST_ARGUMENTS + 1];
    char **all = arguments;
    int count = read_arguments(text, sizeof(text), arguments);
    target = run;
    keep_network();
    (void)signal(SIGALRM, SIG_DFL); /* nobody sleeps here: the alarm is libFuzzer's, to find what hangs */
    return LLVMFuzzerRunDriver(&count, &all, run_one);
}
