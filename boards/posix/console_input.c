/* console_input.c: what is typed on the console comes from standard input.
 *
 * The descriptor may be shared with the shell that started us, so it stays in blocking mode and is asked before each
 * read; only its signal is switched on, and off again at the end. A process in the background leaves the terminal
 * alone. */
#define _GNU_SOURCE
#include "console_input.h"

#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/kernel/posix/posix.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

static enum { UNOPENED, OPEN, ENDED } input;
static int flags_before = -1;

/* Replayed schedules have no input: nothing could replay it. */
static void open_input(void)
{
    input = ns_posix_is_seeded() ? ENDED : OPEN;
    flags_before = input == OPEN ? fcntl(STDIN_FILENO, F_GETFL) : -1;
    if (flags_before < 0) {
        input = ENDED;
        return;
    }
    ns_posix_handle_io(ns_core_wake);
    (void)fcntl(STDIN_FILENO, F_SETOWN, getpid());
    (void)fcntl(STDIN_FILENO, F_SETFL, flags_before | O_ASYNC);
}

static bool is_readable(void)
{
    struct pollfd wanted = {.fd = STDIN_FILENO, .events = POLLIN};
    bool in_background = isatty(STDIN_FILENO) && tcgetpgrp(STDIN_FILENO) != getpgrp();
    return !in_background && poll(&wanted, 1, 0) == 1;
}

int32_t ns_console_read(uint8_t *buffer, int32_t capacity)
{
    if (input == UNOPENED) {
        open_input();
    }
    if (input == ENDED || capacity <= 0 || !is_readable()) {
        return 0;
    }
    ssize_t count = read(STDIN_FILENO, buffer, (size_t)capacity);
    if (count == 0) {
        input = ENDED;
    }
    return count > 0 ? (int32_t)count : 0;
}

void ns_posix_console_close(void)
{
    if (flags_before >= 0) {
        (void)fcntl(STDIN_FILENO, F_SETFL, flags_before);
    }
}
