/* nslink_udp.c: UDP slots. */
#include "nslink_internal.h"

#include "lwip/ip.h"
#include "lwip/udp.h"

/* lwIP calls this only for datagrams of the peer: the block is connected. */
static void on_datagram(void *argument, struct udp_pcb *udp, struct pbuf *packet, const ip_addr_t *address, u16_t port)
{
    struct nslink_slot *slot = argument;
    LWIP_UNUSED_ARG(udp);
    nslink_datagram_store(slot, packet, 0, address, port);
    pbuf_free(packet);
}

/* Until the peer is known, nobody's datagrams are wanted. */
static void drop_datagram(void *argument, struct udp_pcb *udp, struct pbuf *packet, const ip_addr_t *address,
                          u16_t port)
{
    LWIP_UNUSED_ARG(argument);
    LWIP_UNUSED_ARG(udp);
    LWIP_UNUSED_ARG(address);
    LWIP_UNUSED_ARG(port);
    nslink_datagrams_dropped++;
    pbuf_free(packet);
}

int32_t nslink_udp_open(struct nslink_slot *slot, uint16_t local_port)
{
    struct udp_pcb *udp = udp_new();
    if (udp == NULL)
        return NSLINK_OUT_OF_MEMORY;
    if (slot->reuse_address)
        ip_set_option(udp, SOF_REUSEADDR);
    err_t error = udp_bind(udp, IP_ADDR_ANY, local_port);
    if (error != ERR_OK) {
        udp_remove(udp);
        return nslink_result_of(error);
    }
    udp_recv(udp, drop_datagram, NULL);
    slot->udp = udp;
    slot->kind = NSLINK_UDP_SLOT;
    return NSLINK_OK;
}

int32_t nslink_udp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port)
{
    err_t error = udp_connect(slot->udp, address, port);
    if (error == ERR_OK)
        udp_recv(slot->udp, on_datagram, slot);
    return nslink_result_of(error);
}

void nslink_udp_listen(struct nslink_slot *slot)
{
    slot->keeps_senders = true;
    udp_recv(slot->udp, on_datagram, slot);
}

static struct pbuf *packet_of(const uint8_t *data, uint32_t count)
{
    if (count > UINT16_MAX - IP_HLEN - UDP_HLEN)
        return NULL;
    struct pbuf *packet = pbuf_alloc(PBUF_TRANSPORT, (u16_t)count, PBUF_RAM);
    if (packet != NULL)
        pbuf_take(packet, data, (u16_t)count);
    return packet;
}

int32_t nslink_udp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count)
{
    if ((slot->udp->flags & UDP_FLAGS_CONNECTED) == 0)
        return -1;
    return nslink_udp_send_to(slot, data, count, &slot->udp->remote_ip, slot->udp->remote_port);
}

int32_t nslink_udp_send_to(struct nslink_slot *slot, const uint8_t *data, uint32_t count, const ip_addr_t *address,
                           uint16_t port)
{
    struct pbuf *packet = packet_of(data, count);
    if (packet == NULL)
        return -1;
    err_t error = udp_sendto(slot->udp, packet, address, port);
    pbuf_free(packet);
    return error == ERR_OK ? (int32_t)count : -1;
}

void nslink_udp_set_reuse_address(struct nslink_slot *slot)
{
    if (slot->reuse_address)
        ip_set_option(slot->udp, SOF_REUSEADDR);
    else
        ip_reset_option(slot->udp, SOF_REUSEADDR);
}

void nslink_udp_close(struct nslink_slot *slot)
{
    udp_remove(slot->udp);
    slot->udp = NULL;
}
