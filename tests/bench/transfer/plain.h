/* plain.h: the same program in C: one TCP connection with messages, as a careful C programmer would write it on the
 * same network stack. What it has in common with the C# core: nslink.h and lwIP below, the sizes of its buffers, the
 * number of copies, 16 unfetched confirmations, indications of at most 2048 bytes. What it has not: other sockets,
 * tasks, a modem, locks. */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdint.h>

enum { PLAIN_NOTHING, PLAIN_CONNECTED, PLAIN_SENT, PLAIN_RECEIVED, PLAIN_CLOSED };

void plain_connect(uint32_t address, int32_t port);

/* Moves bytes between line and stack, and turns events into messages. */
void plain_step(uint32_t now_ms);

/* The next message, PLAIN_NOTHING when there is none; its length. */
int32_t plain_next(int32_t *length);

int32_t plain_room(void);
int32_t plain_send(const uint8_t *data, int32_t count);
int32_t plain_receive(uint8_t *buffer, int32_t capacity);
void plain_close(void);

#endif
