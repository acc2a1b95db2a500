/* plain.c: see plain.h. */
#include "plain.h"

#include <stdbool.h>

#include "../../../firmware/native/lwip/nslink.h"
#include "wire.h"

enum { SLOT = 0, CONFIRMATIONS = 16, LARGEST_INDICATION = 2048, LINE_BUFFER = 512, ROUNDS = 4 };

static uint8_t input[LINE_BUFFER], output[LINE_BUFFER];
static int32_t output_start, output_count;

static struct {
    bool connected, received, closed; /* messages that wait */
    uint32_t end[CONFIRMATIONS];      /* of each unconfirmed send, counted from the connection's start */
    int32_t length[CONFIRMATIONS];
    uint32_t first, posted, added;    /* running numbers of sends: oldest, first unconfirmed, next */
    uint32_t accepted;
    int32_t indicated;
} state;

void plain_connect(uint32_t address, int32_t port)
{
    state = (typeof(state)){ 0 };
    nslink_open(SLOT, NSLINK_TCP, 0, 0);
    nslink_connect(SLOT, address, port);
}

static void read_line(void)
{
    int32_t count = LINE_BUFFER;
    for (int32_t round = 0; round < ROUNDS && count > 0; round++) {
        count = wire_read(input, LINE_BUFFER);
        nslink_link_input(input, count);
    }
}

static void write_line(void)
{
    for (;;) {
        if (output_count == 0) {
            output_start = 0;
            output_count = nslink_link_output(output, LINE_BUFFER);
        }
        int32_t written = output_count == 0 ? 0 : wire_write(output + output_start, output_count);
        output_start += written;
        output_count -= written;
        if (written == 0)
            return;
    }
}

static void announce(void)
{
    if (state.indicated == 0 && nslink_available(SLOT) > 0)
        state.received = true;
}

static void confirm(void)
{
    uint32_t acknowledged = nslink_acknowledged(SLOT);
    while (state.posted != state.added && (int32_t)(acknowledged - state.end[state.posted % CONFIRMATIONS]) >= 0)
        state.posted++;
}

static void process_events(void)
{
    if ((nslink_pending() & (1u << SLOT)) == 0)
        return;
    int32_t events = nslink_take_events(SLOT);
    if ((events & NSLINK_CONNECTED) != 0)
        state.connected = true;
    if ((events & NSLINK_ACKNOWLEDGED) != 0)
        confirm();
    if ((events & NSLINK_READABLE) != 0)
        announce();
    if ((events & (NSLINK_RESET | NSLINK_PEER_CLOSED)) != 0)
        state.closed = true;
}

void plain_step(uint32_t now_ms)
{
    nslink_poll(now_ms);
    read_line();
    process_events();
    write_line();
}

static bool take(bool *flag)
{
    bool was = *flag;
    *flag = false;
    return was;
}

int32_t plain_next(int32_t *length)
{
    *length = 0;
    if (take(&state.connected))
        return PLAIN_CONNECTED;
    if (state.first != state.posted) {
        *length = state.length[state.first++ % CONFIRMATIONS];
        return PLAIN_SENT;
    }
    if (take(&state.received)) {
        int32_t available = nslink_available(SLOT);
        state.indicated = available < LARGEST_INDICATION ? available : LARGEST_INDICATION;
        *length = state.indicated;
        return PLAIN_RECEIVED;
    }
    return take(&state.closed) ? PLAIN_CLOSED : PLAIN_NOTHING;
}

int32_t plain_room(void)
{
    return state.added - state.first == CONFIRMATIONS ? 0 : nslink_send_room(SLOT);
}

int32_t plain_send(const uint8_t *data, int32_t count)
{
    if (count > plain_room() || nslink_send(SLOT, data, count) < 0)
        return 0;
    state.accepted += (uint32_t)count;
    state.end[state.added % CONFIRMATIONS] = state.accepted;
    state.length[state.added % CONFIRMATIONS] = count;
    state.added++;
    return count;
}

int32_t plain_receive(uint8_t *buffer, int32_t capacity)
{
    int32_t count = nslink_receive(SLOT, buffer, capacity < state.indicated ? capacity : state.indicated);
    state.indicated -= count;
    announce();
    return count;
}

void plain_close(void)
{
    nslink_close(SLOT, 1);
}
