/* nslink_datagram.c: the queue of received datagrams of a UDP or ICMP slot. A datagram is stored with its length before
 * it, and with its sender where that can be anybody; what does not fit is dropped and counted. */
#include "nslink_internal.h"

#include "lwip/pbuf.h"

struct prefix {
    uint16_t length;
    uint16_t port;
    uint32_t address;
};

/* A slot that has one peer stores the length alone. */
static uint32_t prefix_length(const struct nslink_slot *slot)
{
    return slot->keeps_senders ? sizeof(struct prefix) : sizeof(uint16_t);
}

uint32_t nslink_datagrams_dropped;

static void append(struct nslink_slot *slot, const void *data, uint32_t count)
{
    nslink_fifo_append(&nslink_receive_pool, &slot->received, data, count);
}

/* An empty datagram is nothing that the socket interface could announce; System.Net can. */
void nslink_datagram_store(struct nslink_slot *slot, const struct pbuf *packet, uint32_t offset,
                           const ip_addr_t *sender, uint16_t sender_port)
{
    uint32_t room = nslink_fifo_room(&slot->received, (uint32_t)slot->receive_blocks - slot->received.blocks);
    struct prefix prefix = {
        .length = (uint16_t)(packet->tot_len - LWIP_MIN(packet->tot_len, offset)),
        .port = sender_port,
        .address = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(sender))),
    };
    bool is_unwanted = prefix.length == 0 && !slot->keeps_senders;
    if (is_unwanted || room < prefix_length(slot) + prefix.length) {
        nslink_datagrams_dropped++;
        return;
    }
    append(slot, &prefix, prefix_length(slot));
    for (const struct pbuf *part = packet; part != NULL; part = part->next) {
        uint32_t skipped = LWIP_MIN(part->len, offset);
        append(slot, (const uint8_t *)part->payload + skipped, part->len - skipped);
        offset -= skipped;
    }
    slot->datagrams++;
    slot->events |= NSLINK_READABLE;
}

uint32_t nslink_datagram_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity, bool peek,
                                 struct nslink_addresses *sender)
{
    struct prefix prefix = { 0 };
    nslink_fifo_copy(&nslink_receive_pool, &slot->received, 0, &prefix, prefix_length(slot));
    uint32_t taken = nslink_fifo_copy(&nslink_receive_pool, &slot->received, prefix_length(slot), buffer,
                                      LWIP_MIN(prefix.length, capacity));
    if (!peek) {
        nslink_fifo_take(&nslink_receive_pool, &slot->received, NULL, prefix_length(slot) + prefix.length);
        slot->datagrams--;
    }
    sender->remote_address = prefix.address;
    sender->remote_port = prefix.port;
    return taken;
}

uint32_t nslink_datagram_available(const struct nslink_slot *slot)
{
    return slot->received.length - prefix_length(slot) * slot->datagrams;
}
