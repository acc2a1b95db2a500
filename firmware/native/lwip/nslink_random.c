/* nslink_random.c: random numbers for lwIP (query ids, ports, PPP magic numbers) and initial sequence numbers.
 *
 * A hash of a secret key and a counter: the same seed gives the same numbers, so simulations replay, and whoever sees
 * some of them cannot tell the next. MD5 is what lwIP brings along for CHAP; as a keyed hash it serves here. */
#include "nslink_internal.h"

#include "lwip/ip_addr.h"
#include "netif/ppp/ppp_impl.h"
#include "netif/ppp/pppcrypt.h"

enum { DIGEST = 16 };

static uint8_t key[DIGEST];
static uint32_t counter;

static uint32_t keyed_hash(const void *message, uint32_t count)
{
    lwip_md5_context context;
    uint8_t digest[DIGEST];
    uint32_t word;
    lwip_md5_init(&context);
    lwip_md5_starts(&context);
    lwip_md5_update(&context, key, DIGEST);
    lwip_md5_update(&context, message, (int)count);
    lwip_md5_finish(&context, digest);
    lwip_md5_free(&context);
    memcpy(&word, digest, sizeof word);
    return word;
}

void nslink_random_start(const uint8_t *seed, uint32_t count)
{
    lwip_md5_context context;
    lwip_md5_init(&context);
    lwip_md5_starts(&context);
    lwip_md5_update(&context, seed, (int)count);
    lwip_md5_finish(&context, key);
    lwip_md5_free(&context);
    counter = 0;
}

uint32_t nslink_random(void)
{
    counter++;
    return keyed_hash(&counter, sizeof counter);
}

uint32_t nslink_initial_sequence(const void *local_ip, uint16_t local_port, const void *remote_ip,
                                 uint16_t remote_port)
{
    uint32_t connection[3] = {
        ip4_addr_get_u32(ip_2_ip4((const ip_addr_t *)local_ip)),
        ip4_addr_get_u32(ip_2_ip4((const ip_addr_t *)remote_ip)),
        (uint32_t)local_port << 16 | remote_port,
    };
    const uint32_t ticks_per_ms = 250; /* RFC 6528: the clock ticks every 4 microseconds */
    return sys_now() * ticks_per_ms + keyed_hash(connection, sizeof connection);
}
