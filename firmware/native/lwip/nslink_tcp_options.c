/* nslink_tcp_options.c: options of TCP connections. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"

static bool is_given_up(const struct tcp_pcb *tcp)
{
    const struct nslink_connection *connection = tcp->callback_arg;
    bool in_use = connection != NULL && (connection->slot != NULL || connection->listener != NULL);
    return !in_use && ip_get_option(tcp, SOF_REUSEADDR);
}

bool nslink_tcp_is_port_given_up(uint16_t port)
{
    const struct tcp_pcb *lists[] = { tcp_bound_pcbs, tcp_active_pcbs, tcp_tw_pcbs };
    bool found = false;
    for (size_t i = 0; i < LWIP_ARRAYSIZE(lists); i++) {
        for (const struct tcp_pcb *tcp = lists[i]; tcp != NULL; tcp = tcp->next) {
            if (tcp->local_port != port)
                continue;
            found = true;
            if (!is_given_up(tcp))
                return false;
        }
    }
    return found;
}

void nslink_tcp_set_keep_alive(struct nslink_slot *slot, bool enabled, uint32_t idle_s, uint32_t interval_s,
                               uint32_t count)
{
    struct tcp_pcb *tcp = slot->connection->tcp;
    const uint32_t ms_per_s = 1000;
    tcp->keep_idle = idle_s * ms_per_s;
    tcp->keep_intvl = interval_s * ms_per_s;
    tcp->keep_cnt = count;
    if (enabled)
        ip_set_option(tcp, SOF_KEEPALIVE);
    else
        ip_reset_option(tcp, SOF_KEEPALIVE);
}

void nslink_tcp_set_reuse_address(struct nslink_slot *slot)
{
    struct tcp_pcb *tcp = slot->connection->tcp;
    if (slot->reuse_address)
        ip_set_option(tcp, SOF_REUSEADDR);
    else
        ip_reset_option(tcp, SOF_REUSEADDR);
}

void nslink_tcp_set_no_delay(struct nslink_slot *slot, bool enabled)
{
    struct tcp_pcb *tcp = slot->connection->tcp;
    if (enabled)
        tcp_nagle_disable(tcp);
    else
        tcp_nagle_enable(tcp);
}
