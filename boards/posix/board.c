/* board.c: a Linux process as a board. Console, heap, entropy, and the end of the run. */
#define _GNU_SOURCE
#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/kernel/posix/posix.h"

#include "console_input.h"
#include "ns_budget.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
/* The collector has to find references on the real stack, not on the sanitizer's fake one. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_stack_use_after_return=0:detect_leaks=0";
}
#endif

/* ---- console ---- */

/* Waits for a slow reader. One that is gone (EPIPE) ends the channel, not the run. */
static void write_all(int descriptor, const char *at, size_t count)
{
    static bool gone[3];
    while (count > 0 && !gone[descriptor]) {
        ssize_t done = write(descriptor, at, count);
        if (done >= 0) {
            at += done;
            count -= (size_t)done;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            (void)poll(&(struct pollfd){.fd = descriptor, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            gone[descriptor] = true;
        }
    }
}

void ns_console_write(enum ns_channel channel, const void *bytes, size_t count)
{
    write_all(channel == NS_CONSOLE_LOG ? STDERR_FILENO : STDOUT_FILENO, bytes, count);
}

void ns_console_flush(void)
{
    /* Nothing is kept back. */
}

/* ---- memory, entropy ---- */

size_t ns_board_heap_regions(ns_memory_region regions[2])
{
    static char heap[NS_BUDGET_GC_HEAP] __attribute__((aligned(4096)));
    regions[0] = (ns_memory_region){heap, sizeof(heap)};
    return 1;
}

/* The kernel's bytes never repeat: that starts are told apart does not depend on it. */
uint32_t ns_board_start_number(void) { return 0; }

#ifdef NS_BUDGET_TLS_HEAP
uint8_t *ns_board_tls_memory(int32_t *size)
{
    static uint8_t memory[NS_BUDGET_TLS_HEAP] __attribute__((aligned(8)));
    *size = NS_BUDGET_TLS_HEAP;
    return memory;
}
#endif

#ifdef NS_BUDGET_LUA_HEAP
uint8_t *ns_board_lua_memory(int32_t *size)
{
    static uint8_t memory[NS_BUDGET_LUA_HEAP] __attribute__((aligned(16)));
    *size = NS_BUDGET_LUA_HEAP;
    return memory;
}
#endif

int32_t ns_entropy(uint8_t *buffer, int32_t count)
{
    int32_t done = 0;
    while (done < count) {
        ssize_t got = getrandom(buffer + done, (size_t)(count - done), 0);
        if (got < 0 && errno != EINTR) {
            break;
        }
        done += got > 0 ? (int32_t)got : 0;
    }
    return done;
}

/* ---- the run ---- */

const char *ns_board_name(void)
{
    return "posix";
}

const char *ns_board_reset_cause(void)
{
    return "process start";
}

void ns_board_exit(int32_t code)
{
    ns_posix_locks_report();
    ns_posix_console_close();
    _exit(code & 0xFF);
}

/* ---- restart: the same program in the same process, told why by its environment ---- */

#define START_REASON "NANOSOCKET_START_REASON"

static char **arguments;

int32_t ns_board_start_reason(void)
{
    const char *reason = getenv(START_REASON);
    return reason == NULL ? NS_START_KEY : (int32_t)strtol(reason, NULL, 10);
}

void ns_board_restart(int32_t reason)
{
    const char digit[] = {(char)('0' + reason), '\0'};
    (void)ns_port_mask();
    ns_posix_console_close();
    (void)signal(SIGIO, SIG_IGN); /* one that comes before the new program is ready would end it */
    (void)signal(SIGALRM, SIG_IGN);
    if (setenv(START_REASON, digit, 1) == 0) {
        (void)execv("/proc/self/exe", arguments);
    }
    ns_die("the program cannot be started again");
}

/* ---- memory that a restart keeps: a file that both programs have mapped ---- */

#define RECORDER_FILE "NANOSOCKET_FLIGHT_RECORDER" /* a path; the tool chooses it when it wants the recording */
#define RECORDER_DESCRIPTOR "NANOSOCKET_FLIGHT_RECORDER_FD"

static int open_recorder(void)
{
    const char *inherited = getenv(RECORDER_DESCRIPTOR), *path = getenv(RECORDER_FILE);
    if (inherited != NULL) {
        return (int)strtol(inherited, NULL, 10);
    }
    int file = path == NULL ? memfd_create("flight-recorder", 0) : open(path, O_RDWR | O_CREAT, 0666);
    char number[12];
    (void)snprintf(number, sizeof(number), "%d", file);
    (void)setenv(RECORDER_DESCRIPTOR, number, 1);
    return file;
}

uint8_t *ns_board_retained_memory(int32_t *size)
{
    static uint8_t *memory;
    if (memory == NULL && NS_BUDGET_FLIGHT_RECORDER > 0) {
        int file = open_recorder();
        bool sized = file >= 0 && ftruncate(file, NS_BUDGET_FLIGHT_RECORDER) == 0;
        void *mapped = sized
            ? mmap(NULL, NS_BUDGET_FLIGHT_RECORDER, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
        memory = mapped == MAP_FAILED ? NULL : mapped;
    }
    *size = memory == NULL ? 0 : NS_BUDGET_FLIGHT_RECORDER;
    return memory;
}

int main(int argc, char **argv)
{
    (void)argc;
    arguments = argv;
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    ns_posix_init();
    ns_set_wall_clock_us((int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    ns_start();
}
