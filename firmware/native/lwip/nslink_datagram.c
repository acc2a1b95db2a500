/* nslink_datagram.c: the queue of received datagrams of a UDP or ICMP slot. A datagram is stored with its length before
 * it; what does not fit is dropped and counted. */
#include "nslink_internal.h"

#include "lwip/pbuf.h"

enum { PREFIX = sizeof(uint16_t) };

uint32_t nslink_datagrams_dropped;

static void append(struct nslink_slot *slot, const void *data, uint32_t count)
{
    nslink_fifo_append(&nslink_receive_pool, &slot->received, data, count);
}

void nslink_datagram_store(struct nslink_slot *slot, const struct pbuf *packet, uint32_t offset)
{
    uint32_t room = nslink_fifo_room(&slot->received, (uint32_t)slot->receive_blocks - slot->received.blocks);
    uint16_t length = (uint16_t)(packet->tot_len - LWIP_MIN(packet->tot_len, offset));
    if (length == 0 || room < (uint32_t)PREFIX + length) {
        nslink_datagrams_dropped++;
        return;
    }
    append(slot, &length, PREFIX);
    for (const struct pbuf *part = packet; part != NULL; part = part->next) {
        uint32_t skipped = LWIP_MIN(part->len, offset);
        append(slot, (const uint8_t *)part->payload + skipped, part->len - skipped);
        offset -= skipped;
    }
    slot->datagrams++;
    slot->events |= NSLINK_READABLE;
}

uint32_t nslink_datagram_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity)
{
    uint16_t length;
    nslink_fifo_take(&nslink_receive_pool, &slot->received, &length, PREFIX);
    uint32_t taken = nslink_fifo_take(&nslink_receive_pool, &slot->received, buffer, LWIP_MIN(length, capacity));
    nslink_fifo_take(&nslink_receive_pool, &slot->received, NULL, length - taken);
    slot->datagrams--;
    return taken;
}

uint32_t nslink_datagram_available(const struct nslink_slot *slot)
{
    return slot->received.length - (uint32_t)PREFIX * slot->datagrams;
}
