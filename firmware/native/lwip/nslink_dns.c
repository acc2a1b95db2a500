/* nslink_dns.c: host names. lwIP's answer may come long after the slot was closed, or for its next use: the callback's
 * argument carries slot and generation, not a pointer. */
#include "nslink_internal.h"

#include "lwip/dns.h"

static void *cookie_of(const struct nslink_slot *slot)
{
    return (void *)((uintptr_t)slot->generation << 8 | (uintptr_t)nslink_slot_number(slot));
}

static void on_answer(const char *name, const ip_addr_t *address, void *cookie)
{
    LWIP_UNUSED_ARG(name);
    struct nslink_slot *slot = nslink_slot_at((int32_t)((uintptr_t)cookie & 0xFF));
    if (slot == NULL || cookie_of(slot) != cookie || !slot->resolving)
        return;
    slot->resolving = false;
    if (address == NULL) {
        slot->events |= NSLINK_RESOLVE_FAILED;
        return;
    }
    slot->resolved_address = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(address)));
    slot->events |= NSLINK_RESOLVED;
}

int32_t nslink_resolve(int32_t number, const uint8_t *name, int32_t length)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    char text[NSLINK_NAME_LIMIT + 1];
    ip_addr_t address;
    if (slot == NULL || slot->resolving || length < 1 || length > NSLINK_NAME_LIMIT || memchr(name, 0, (size_t)length))
        return NSLINK_INVALID;
    memcpy(text, name, (size_t)length);
    text[length] = 0;
    if (!nslink_link_is_up() && !ipaddr_aton(text, &address))
        return NSLINK_NO_ROUTE;
    slot->resolved_address = 0;
    slot->resolving = true;
    err_t error = dns_gethostbyname(text, &address, on_answer, cookie_of(slot));
    if (error == ERR_INPROGRESS)
        return NSLINK_PENDING;
    slot->resolving = false;
    if (error != ERR_OK)
        return NSLINK_REFUSED;
    slot->resolved_address = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(&address)));
    return NSLINK_OK;
}

uint32_t nslink_resolved_address(int32_t number)
{
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot == NULL ? 0 : slot->resolved_address;
}

void nslink_dns_link_lost(void)
{
    for (int32_t i = 0; i < NS_BUDGET_SOCKETS; i++) {
        struct nslink_slot *slot = &nslink_slots[i];
        if (!slot->resolving)
            continue;
        slot->resolving = false;
        slot->generation++;
        slot->events |= NSLINK_RESOLVE_FAILED;
    }
}
