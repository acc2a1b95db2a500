/* The posix board's modem UART against a socket whose other end is in this process. */
#define _GNU_SOURCE
#include "../harness.h"

#include "../../../firmware/native/hal/hal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int peer = -1;

static void opening_without_a_modem_fails_and_says_so(void)
{
    (void)unsetenv("NANOSOCKET_MODEM");
    test_capture_begin();
    CHECK(ns_uart_open(115200, 1) == -1);
    CHECK(strstr(test_capture_end(), "NANOSOCKET_MODEM is not set") != NULL);
    static const char *const wrong[] = {"unix:/nonexistent/modem", "tcp:127.0.0.1", "tcp:127.0.0.1:99999", "tcp:x:1",
        "/nonexistent/tty"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        (void)setenv("NANOSOCKET_MODEM", wrong[i], 1);
        test_capture_begin();
        CHECK(ns_uart_open(115200, 1) == -1);
        CHECK(strstr(test_capture_end(), wrong[i]) != NULL);
    }
}

static void open_line(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof(address.sun_path), "/tmp/ns-uart-test-%d", (int)getpid());
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    (void)unlink(address.sun_path);
    CHECK(bind(listener, (struct sockaddr *)&address, sizeof(address)) == 0 && listen(listener, 1) == 0);
    char name[128];
    (void)snprintf(name, sizeof(name), "unix:%s", address.sun_path);
    (void)setenv("NANOSOCKET_MODEM", name, 1);
    CHECK(ns_uart_open(115200, 1) == 0);
    CHECK(ns_uart_open(921600, 1) == 0);
    peer = accept(listener, NULL, NULL);
    CHECK(peer >= 0 && fcntl(peer, F_SETFL, O_NONBLOCK) == 0);
    (void)close(listener);
    (void)unlink(address.sun_path);
}

static void bytes_wake_the_core(void)
{
    uint8_t buffer[16];
    CHECK(ns_uart_read(buffer, sizeof(buffer)) == 0);
    CHECK(write(peer, "OK\r\n", 4) == 4);
    int taken = 0;
    for (int tries = 0; tries < 100 && taken < 4; tries++) {
        ns_core_wait(20);
        taken += ns_uart_read(buffer + taken, (int32_t)sizeof(buffer) - taken);
    }
    CHECK(taken == 4 && memcmp(buffer, "OK\r\n", 4) == 0);
    int64_t before = ns_time_us();
    ns_core_wait(5); /* at most one latched wake-up is left */
    ns_core_wait(5);
    CHECK(ns_time_us() - before >= 5000);
    CHECK(ns_uart_write((const uint8_t *)"AT\r", 3) == 3);
    CHECK(read(peer, buffer, sizeof(buffer)) == 3 && memcmp(buffer, "AT\r", 3) == 0);
}

/* More than ring and socket hold, both ways, each side slow in turn: nothing may be lost or reordered. */
static void a_full_ring_holds_the_peer_off(void)
{
    enum { TOTAL = 1000000 };
    static uint8_t chunk[3000];
    size_t sent = 0, received = 0;
    bool same = true;
    while (received < TOTAL) {
        for (size_t i = 0; i < sizeof(chunk); i++) {
            chunk[i] = (uint8_t)((sent + i) * 7 >> 3);
        }
        size_t rest = TOTAL - sent < sizeof(chunk) ? TOTAL - sent : sizeof(chunk);
        ssize_t done = rest == 0 ? 0 : write(peer, chunk, rest);
        sent += done > 0 ? (size_t)done : 0;
        if (done > 0 && sent % 5 != 0) {
            continue; /* pile up */
        }
        uint8_t bytes[700];
        int32_t got = ns_uart_read(bytes, sizeof(bytes));
        for (int32_t i = 0; i < got; i++) {
            same = same && bytes[i] == (uint8_t)((received + (size_t)i) * 7 >> 3);
        }
        received += (size_t)got;
        if (got == 0 && rest == 0) {
            ns_core_wait(10);
        }
    }
    CHECK(same);
    ns_uart_counters counters;
    ns_uart_get_counters(&counters);
    CHECK(counters.received == TOTAL + 4 && counters.overruns == 0);
}

static void a_peer_that_does_not_read_fills_the_ring_only(void)
{
    enum { TOTAL = 2000000 };
    static uint8_t bytes[4096];
    size_t sent = 0, received = 0;
    bool same = true;
    int blocked = 0;
    while (received < TOTAL) {
        for (size_t i = 0; i < sizeof(bytes); i++) {
            bytes[i] = (uint8_t)((sent + i) >> 4);
        }
        size_t rest = TOTAL - sent < sizeof(bytes) ? TOTAL - sent : sizeof(bytes);
        int32_t took = ns_uart_write(bytes, (int32_t)rest);
        sent += (size_t)took;
        if (took > 0) {
            continue;
        }
        blocked++;
        ssize_t got = read(peer, bytes, sizeof(bytes));
        for (ssize_t i = 0; i < got; i++) {
            same = same && bytes[i] == (uint8_t)((received + (size_t)i) >> 4);
        }
        received += got > 0 ? (size_t)got : 0;
        if (rest == 0 && got < 0) {
            ns_core_wait(10);
        }
    }
    CHECK(same && blocked > 10);
    CHECK(ns_uart_write_pending() == 0);
}

static void a_closed_line_is_silence(void)
{
    uint8_t bytes[8];
    (void)close(peer);
    ns_core_wait(100);
    CHECK(ns_uart_read(bytes, sizeof(bytes)) == 0);
    CHECK(ns_uart_write(bytes, sizeof(bytes)) == sizeof(bytes));
    CHECK(ns_uart_write_pending() == 0);
}

void uart_tests(void)
{
    RUN(opening_without_a_modem_fails_and_says_so);
    RUN(open_line);
    RUN(bytes_wake_the_core);
    RUN(a_full_ring_holds_the_peer_off);
    RUN(a_peer_that_does_not_read_fills_the_ring_only);
    RUN(a_closed_line_is_silence);
}
