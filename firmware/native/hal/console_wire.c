#include "console_wire.h"

#include "../kernel/sched.h"

/* What the receiver believes it is reading. */
static volatile enum ns_channel wire_channel = NS_CONSOLE_APP;

/* Puts one byte in its framed form, all of it or nothing. */
static bool put_frame(const uint8_t *frame, size_t count)
{
    size_t done = ns_console_wire_put(frame, count);
    while (done > 0 && done < count) {
        /* Half an escape went out: its other half must follow before anything else. */
        ns_console_wire_wait(false);
        done += ns_console_wire_put(frame + done, count - done);
    }
    return done == count;
}

static bool put_byte(uint8_t byte)
{
    if (byte >= NS_WIRE_LOG && byte <= NS_WIRE_ESCAPE) {
        return put_frame((const uint8_t[]){NS_WIRE_ESCAPE, byte ^ NS_WIRE_FLIP}, 2);
    }
    return put_frame(&byte, 1);
}

static bool switch_to(enum ns_channel channel)
{
    if (wire_channel == channel) {
        return true;
    }
    if (!put_frame(&(uint8_t){channel == NS_CONSOLE_LOG ? NS_WIRE_LOG : NS_WIRE_APP}, 1)) {
        return false;
    }
    wire_channel = channel;
    return true;
}

/* As many bytes as the ring takes now. The lock keeps another thread from changing the channel under them. */
static size_t put_some(enum ns_channel channel, const uint8_t *bytes, size_t count)
{
    size_t done = 0;
    ns_sched_lock();
    if (switch_to(channel)) {
        while (done < count && put_byte(bytes[done])) {
            done++;
        }
    }
    ns_sched_unlock();
    return done;
}

void ns_console_write(enum ns_channel channel, const void *bytes, size_t count)
{
    const uint8_t *at = bytes;
    while (count > 0) {
        size_t done = put_some(channel, at, count);
        at += done;
        count -= done;
        if (count > 0) {
            ns_console_wire_wait(false);
        }
    }
}

void ns_console_flush(void)
{
    ns_console_wire_wait(true);
}
