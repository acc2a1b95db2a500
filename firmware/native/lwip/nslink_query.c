/* nslink_query.c: UDP ports for questions to name servers; the resolver itself is firmware/Core/Dns.
 *
 * A question has a port of its own, chosen at random (RFC 5452), for as long as it is open. Answers wait in one buffer
 * until they are taken. It holds all that one piece of input of 512 bytes can bring: the answer whose end comes with it
 * and those that it contains. */
#include "nslink_internal.h"

#include "lwip/dns.h"
#include "lwip/udp.h"

enum { SERVER_PORT = 53 };
enum { LARGEST_ANSWER = 512 };
enum { ANSWER_ROOM = 1280 };
enum { FIRST_PORT = 0xC000, PORTS = 0x4000, PORT_ATTEMPTS = 8 };

struct answer {
    uint32_t server;
    uint16_t length;
    uint8_t query;
};

uint32_t nslink_answers_dropped;
static struct udp_pcb *ports[NS_BUDGET_SOCKETS];
static uint8_t answers[ANSWER_ROOM]; /* each preceded by its struct answer */
static uint32_t answers_end, answers_taken;

static bool is_query(int32_t query)
{
    return query >= 0 && query < NS_BUDGET_SOCKETS;
}

static void on_answer(void *argument, struct udp_pcb *udp, struct pbuf *packet, const ip_addr_t *address, u16_t port)
{
    struct answer answer = { lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(address))), packet->tot_len,
                             (uint8_t)(uintptr_t)argument };
    LWIP_UNUSED_ARG(udp);
    bool fits = answers_end + sizeof answer + answer.length <= ANSWER_ROOM;
    if (port == SERVER_PORT && answer.length > 0 && answer.length <= LARGEST_ANSWER && fits) {
        memcpy(answers + answers_end, &answer, sizeof answer);
        pbuf_copy_partial(packet, answers + answers_end + sizeof answer, answer.length, 0);
        answers_end += (uint32_t)sizeof answer + answer.length;
    } else {
        nslink_answers_dropped++;
    }
    pbuf_free(packet);
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
    udp_recv(udp, on_answer, (void *)(uintptr_t)query);
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
}

int32_t nslink_query_answer(int32_t *query, uint32_t *server, uint8_t *buffer, int32_t capacity)
{
    struct answer answer;
    NSLINK_ENTER();
    if (answers_taken == answers_end)
        return 0;
    memcpy(&answer, answers + answers_taken, sizeof answer);
    *query = answer.query;
    *server = answer.server;
    int32_t length = LWIP_MIN(answer.length, LWIP_MAX(capacity, 0));
    memcpy(buffer, answers + answers_taken + sizeof answer, (size_t)length);
    answers_taken += (uint32_t)sizeof answer + answer.length;
    if (answers_taken == answers_end)
        answers_taken = answers_end = 0;
    return length;
}

/* ---- what lwIP calls in its own resolver, whose place this takes; the servers are in nslink_link.c ---- */

void dns_init(void)
{
}

void dns_tmr(void)
{
}
