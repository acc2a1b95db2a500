/* nslink_chap.c: lwIP's CHAP with a look at each challenge before it.
 *
 * lwIP 2.2.1 takes the memory for its answer first and forgets it when the challenge is cut short or comes when no
 * authentication is under way: a peer that sends sixteen of them has used up the heap for good. Such challenges end
 * here; everything else is lwIP's own, whose source is compiled as part of this file. */
#define chap_protent lwip_chap_protent
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include "netif/ppp/chap-new.c"
#pragma GCC diagnostic pop
#undef chap_protent

/* The packet as chap_input reads it: code, identifier, length; a challenge's value with its own length follows. */
static bool is_answerable(const ppp_pcb *link, const uint8_t *packet, int length)
{
    int claimed = length < CHAP_HDRLEN ? 0 : packet[2] << 8 | packet[3];
    if (claimed < CHAP_HDRLEN || claimed > length || packet[0] != CHAP_CHALLENGE)
        return true; /* no challenge that chap_input would read */
    int rest = claimed - CHAP_HDRLEN;
    int expected = LOWERUP | AUTH_STARTED;
    return rest >= 2 && rest > packet[CHAP_HDRLEN] && (link->chap_client.flags & expected) == expected;
}

static void take_packet(ppp_pcb *link, u_char *packet, int length)
{
    if (is_answerable(link, packet, length))
        chap_input(link, packet, length);
}

const struct protent chap_protent = {
    PPP_CHAP, chap_init, take_packet, chap_protrej, chap_lowerup, chap_lowerdown, NULL, NULL,
};
