/* Two channels on one wire: what a receiver takes apart is what two threads wrote, whatever bytes and however full
 * the driver's ring. */
#define ns_console_write framed_write
#define ns_console_flush framed_flush
#include "../../../firmware/native/hal/console_wire.c"
#undef ns_console_write
#undef ns_console_flush

#include "../harness.h"

#include "../../../firmware/native/kernel/sched.h"

#define TOTAL 6000

/* The wire takes at most room bytes before it wants to be waited for. */
static uint8_t wire[5 * TOTAL];
static size_t wire_length, room;

size_t ns_console_wire_put(const uint8_t *bytes, size_t count)
{
    size_t taken = count < room ? count : room;
    __builtin_memcpy(wire + wire_length, bytes, taken);
    wire_length += taken;
    room -= taken;
    return taken;
}

void ns_console_wire_wait(bool flush)
{
    room = flush ? 3 : room + 1;
}

static uint8_t written[2][TOTAL];

static void write_randomly(void *argument)
{
    enum ns_channel channel = *(const enum ns_channel *)argument;
    test_random random = {channel + 77u};
    for (size_t done = 0; done < TOTAL;) {
        size_t count = 1 + test_next(&random, 40);
        count = count < TOTAL - done ? count : TOTAL - done;
        for (size_t i = 0; i < count; i++) {
            /* Mostly the bytes that matter, and their neighbours. */
            written[channel][done + i] = (uint8_t)(test_next(&random, 3) == 0 ? test_next(&random, 256)
                                                                              : 0x0C + test_next(&random, 8));
        }
        framed_write(channel, &written[channel][done], count);
        done += count;
        if (test_next(&random, 4) == 0) {
            ns_thread_yield();
        }
    }
}

/* As the tool does it; false: a byte that no channel expects. */
static bool take_apart(void)
{
    size_t counts[2] = {0, 0};
    enum ns_channel channel = NS_CONSOLE_APP;
    for (size_t i = 0; i < wire_length; i++) {
        uint8_t byte = wire[i];
        if (byte == NS_WIRE_LOG || byte == NS_WIRE_APP) {
            channel = byte == NS_WIRE_LOG ? NS_CONSOLE_LOG : NS_CONSOLE_APP;
            continue;
        }
        if (byte == NS_WIRE_ESCAPE) {
            byte = wire[++i] ^ NS_WIRE_FLIP;
        }
        if (counts[channel] == TOTAL || written[channel][counts[channel]++] != byte) {
            return false;
        }
    }
    return counts[0] == TOTAL && counts[1] == TOTAL;
}

static void channels_come_apart_as_they_were_written(void)
{
    static const enum ns_channel channels[] = {NS_CONSOLE_APP, NS_CONSOLE_LOG};
    ns_thread *threads[2];
    for (int i = 0; i < 2; i++) {
        threads[i] = ns_thread_create_native(write_randomly, (void *)&channels[i], NS_PRIORITY_APP_LOWEST, 0);
    }
    for (int i = 0; i < 2; i++) {
        CHECK(ns_thread_join(threads[i], NS_FOREVER));
        ns_thread_release(threads[i]);
    }
    framed_flush();
    CHECK(take_apart());
}

void console_wire_tests(void)
{
    RUN(channels_come_apart_as_they_were_written);
}
