/* nslink_query.c: UDP ports for questions to name servers; the resolver itself is firmware/Core/Dns.
 *
 * A question has a port of its own, chosen at random (RFC 5452), for as long as it is open. Answers wait in lwIP's own
 * buffers until they are taken, which the caller does after every piece of input: the time is short and nothing is
 * copied. As many can wait as there are questions; a server sends one answer to each. */
#include "nslink_internal.h"

#include "lwip/dns.h"
#include "lwip/udp.h"

enum { QUERIES = NS_BUDGET_SOCKETS + 1 }; /* one for each slot, and the path's own: see nslink.h */
enum { SERVER_PORT = 53 };
enum { LARGEST_ANSWER = 512 };
enum { FIRST_PORT = 0xC000, PORTS = 0x4000, PORT_ATTEMPTS = 8 };

struct answer {
    struct pbuf *packet;
    uint32_t server;
    int32_t query;
};

uint32_t nslink_answers_dropped;
static struct udp_pcb *ports[QUERIES];
static struct answer answers[QUERIES]; /* a ring */
static uint32_t first_answer, answer_count;

static bool is_query(int32_t query)
{
    return query >= 0 && query < QUERIES;
}

static struct answer take_answer(void)
{
    struct answer oldest = answers[first_answer];
    first_answer = (first_answer + 1) % QUERIES;
    answer_count--;
    return oldest;
}

static void put_answer(struct answer answer)
{
    answers[(first_answer + answer_count) % QUERIES] = answer;
    answer_count++;
}

/* Once round the ring. */
static void forget_answers(int32_t query)
{
    for (uint32_t left = answer_count; left > 0; left--) {
        struct answer answer = take_answer();
        if (answer.query == query)
            pbuf_free(answer.packet);
        else
            put_answer(answer);
    }
}

static void on_answer(void *argument, struct udp_pcb *udp, struct pbuf *packet, const ip_addr_t *address, u16_t port)
{
    LWIP_UNUSED_ARG(udp);
    bool plausible = port == SERVER_PORT && packet->tot_len > 0 && packet->tot_len <= LARGEST_ANSWER;
    if (!plausible || answer_count == QUERIES) {
        nslink_answers_dropped++;
        pbuf_free(packet);
        return;
    }
    uint32_t server = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(address)));
    put_answer((struct answer){ packet, server, (int32_t)(intptr_t)argument });
}

int32_t nslink_query_open(int32_t query)
{
    NSLINK_ENTER();
    if (!is_query(query) || ports[query] != NULL)
        return NSLINK_INVALID;
    struct udp_pcb *udp = udp_new();
    if (udp == NULL)
        return NSLINK_OUT_OF_MEMORY;
    err_t error = ERR_USE;
    for (int32_t i = 0; i < PORT_ATTEMPTS && error == ERR_USE; i++)
        error = udp_bind(udp, IP_ADDR_ANY, (u16_t)(FIRST_PORT + LWIP_RAND() % PORTS));
    if (error != ERR_OK) {
        udp_remove(udp);
        return nslink_result_of(error);
    }
    udp_recv(udp, on_answer, (void *)(intptr_t)query);
    ports[query] = udp;
    return NSLINK_OK;
}

int32_t nslink_query_send(int32_t query, uint32_t server, const uint8_t *message, int32_t count)
{
    NSLINK_ENTER();
    if (!is_query(query) || ports[query] == NULL || count < 1 || count > LARGEST_ANSWER)
        return NSLINK_INVALID;
    ip_addr_t address = IPADDR4_INIT(lwip_htonl(server));
    struct pbuf *packet = pbuf_alloc(PBUF_TRANSPORT, (u16_t)count, PBUF_RAM);
    if (packet == NULL)
        return NSLINK_OUT_OF_MEMORY;
    pbuf_take(packet, message, (u16_t)count);
    err_t error = udp_sendto(ports[query], packet, &address, SERVER_PORT);
    pbuf_free(packet);
    return nslink_result_of(error);
}

void nslink_query_close(int32_t query)
{
    NSLINK_ENTER();
    if (!is_query(query) || ports[query] == NULL)
        return;
    udp_remove(ports[query]);
    ports[query] = NULL;
    forget_answers(query);
}

int32_t nslink_query_answer(int32_t *query, uint32_t *server, uint8_t *buffer, int32_t capacity)
{
    NSLINK_ENTER();
    if (answer_count == 0)
        return 0;
    struct answer answer = take_answer();
    *query = answer.query;
    *server = answer.server;
    uint16_t copied = pbuf_copy_partial(answer.packet, buffer, (u16_t)LWIP_MAX(capacity, 0), 0);
    pbuf_free(answer.packet);
    return copied;
}

/* ---- what lwIP calls in its own resolver, whose place this takes; the servers are in nslink_link.c ---- */

void dns_init(void)
{
}

void dns_tmr(void)
{
}
