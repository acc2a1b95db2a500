/* lwipopts.h: how lwIP is built for NanoSocket: raw API without an operating system, IPv4 over PPPoS only.
 *
 * Everything is static. The sizes follow from the board's budget (ns_budget.h):
 *
 *   NS_BUDGET_SOCKETS      slots
 *   NS_BUDGET_LWIP_HEAP    frames on their way through lwIP: headers and datagrams being sent (the heap), frames
 *                          being received and segments out of order (the pbuf pool)
 *   NS_BUDGET_TCP_SEND     data accepted for sending and not acknowledged yet (nslink_fifo.h)
 *   NS_BUDGET_TCP_RECEIVE  data received and not read yet (nslink_fifo.h) */
#ifndef LWIPOPTS_H
#define LWIPOPTS_H

#include "ns_budget.h"
#include "nslink_hooks.h"

/* ---- system ---- */
#define NO_SYS                          1
#define SYS_LIGHTWEIGHT_PROT            0 /* one caller at a time: checked, see LWIP_ASSERT_CORE_LOCKED */
#define LWIP_NETCONN                    0
#define LWIP_SOCKET                     0
#define LWIP_ASSERT_CORE_LOCKED()       LWIP_ASSERT("core lock not held", nslink_entered)

/* ---- memory ---- */
#define MEMCPY(to, from, count)         memmove(to, from, count) /* lcp.c and ipcp.c move options that overlap */
#define MEM_ALIGNMENT                   __SIZEOF_POINTER__
/* A datagram of 1536 bytes with its headers, and 64 for each segment that is queued; more where pointers are larger. */
#define MEM_SIZE                        (4096 + 256 * MEM_ALIGNMENT)
#define PBUF_POOL_BUFSIZE               256
#define PBUF_POOL_SIZE                  ((NS_BUDGET_LWIP_HEAP - MEM_SIZE) / (PBUF_POOL_BUFSIZE + 16))
#define PBUF_LINK_HLEN                  0
#define PBUF_LINK_ENCAPSULATION_HLEN    0
#define MEMP_NUM_PBUF                   (NS_BUDGET_TCP_SEND / NSLINK_BLOCK + 2 * NS_BUDGET_SOCKETS)
#define MEMP_NUM_TCP_PCB                NSLINK_CONNECTIONS /* what is in TIME_WAIT takes unused ones and gives way */
#define MEMP_NUM_TCP_PCB_LISTEN         NS_BUDGET_SOCKETS
#define MEMP_NUM_TCP_SEG                (NS_BUDGET_TCP_SEND / TCP_MSS + 4 * NS_BUDGET_SOCKETS)
#define MEMP_NUM_UDP_PCB                (2 * NS_BUDGET_SOCKETS + 1) /* and a question to a name server each; the path's */
#define MEMP_NUM_REASSDATA              2
#define MEMP_NUM_FRAG_PBUF              8

/* ---- IP ---- */
#define LWIP_IPV6                       0
#define LWIP_ARP                        0
#define LWIP_ETHERNET                   0
#define LWIP_DHCP                       0
#define LWIP_RAW                        1 /* ICMP, see nslink_icmp.c */
#define MEMP_NUM_RAW_PCB                1
#define LWIP_HAVE_LOOPIF                0
#define LWIP_NETIF_LOOPBACK             0
#define LWIP_SINGLE_NETIF               1
#define IP_FORWARD                      0
#define IP_OPTIONS_ALLOWED              0 /* no use in them, and source routing is among them */
#define IP_REASSEMBLY                   1 /* operators fragment datagrams above their own MTU */
#define IP_REASS_MAX_PBUFS              14
#define IP_REASS_MAXAGE                 10
#define IP_FRAG                         1 /* 1472 bytes may be more than the peer's MRU */

/* ---- UDP and DNS ---- */
#define LWIP_UDP                        1
#define LWIP_DNS                        1 /* PPP asks for servers; dns.c is not compiled, see nslink_query.c */
#define DNS_MAX_SERVERS                 2

/* ---- TCP ---- */
#define LWIP_TCP                        1
/* lwIP's own range is the same, but when chance begins at the last port, its next one is 0: no port. */
#define TCP_LOCAL_PORT_RANGE_START      0xC000
#define TCP_LOCAL_PORT_RANGE_END        0xFFFF
#define TCP_ENSURE_LOCAL_PORT_RANGE(port) \
    ((u16_t)(TCP_LOCAL_PORT_RANGE_START + (port) % (TCP_LOCAL_PORT_RANGE_END - TCP_LOCAL_PORT_RANGE_START)))
#define TCP_MSS                         1460
#define TCP_WND                         nslink_tcp_window /* one for each connection, see nslink_tcp.c */
#define TCP_SND_BUF                     (8 * TCP_MSS)
#define TCP_SND_QUEUELEN                (TCP_SND_BUF / NSLINK_BLOCK + 24)
#define TCP_SNDLOWAT                    TCP_MSS
#define TCP_WND_UPDATE_THRESHOLD        TCP_MSS
#define TCP_OVERSIZE                    0 /* segments refer to our send pool, nothing is copied */
#define TCP_QUEUE_OOSEQ                 1
#define TCP_OOSEQ_MAX_BYTES             (3 * TCP_MSS)
#define TCP_OOSEQ_MAX_PBUFS             (PBUF_POOL_SIZE / 2)
#define LWIP_WND_SCALE                  0
#define LWIP_TCP_TIMESTAMPS             0
#define LWIP_TCP_SACK_OUT               0
#define LWIP_TCP_KEEPALIVE              1
#define TCP_LISTEN_BACKLOG              0 /* nslink_listen.c counts, and lets a SYN wait instead */
#define LWIP_TCP_PCB_NUM_EXT_ARGS       1 /* tells nslink_listen.c about a SYN before it is answered */
#define SO_REUSE                        1
/* lwIP's checks want the window to fit into the pbuf pool; here received data leaves the pool at once. */
#define LWIP_DISABLE_TCP_SANITY_CHECKS  1

/* A GPRS round trip takes 0.6 to 3 s, more under load: 3 s before the first retransmission, 7 of them, the pause
 * doubling (RFC 6298), make more than the 100 s that RFC 1122, 4.2.3.5 asks for. The same limit ends the repetition of
 * a SYN, every 3 s: after 21 s. */
#define LWIP_TCP_RTO_TIME               3000
#define TCP_MAXRTX                      7
#define TCP_SYNMAXRTX                   TCP_MAXRTX
#define TCP_MSL                         15000

/* ---- PPP ---- */
#define PPP_SUPPORT                     1
#define PPPOS_SUPPORT                   1
#define PAP_SUPPORT                     1
#define CHAP_SUPPORT                    1
/* The parsers that had remotely exploitable holes (CVE-2020-8597 and others), and what a modem has no use for. */
#define EAP_SUPPORT                     0
#define MSCHAP_SUPPORT                  0
#define MPPE_SUPPORT                    0
#define CCP_SUPPORT                     0
#define ECP_SUPPORT                     0
#define CBCP_SUPPORT                    0
#define VJ_SUPPORT                      0
#define LQR_SUPPORT                     0
#define PPP_SERVER                      0
#define PRINTPKT_SUPPORT                0
#define PPP_NOTIFY_PHASE                1
/* The other end of the serial line answers at once or not at all: ask every 2 s for 30 s, take leave for at most 4 s,
 * and ask every 10 s whether it is still there. */
#define FSM_DEFTIMEOUT                  2
#define FSM_DEFMAXCONFREQS              15
#define FSM_DEFMAXTERMREQS              2
#define UPAP_DEFTIMEOUT                 2
#define UPAP_DEFTRANSMITS               10
#define LCP_ECHOINTERVAL                10
#define LCP_MAXECHOFAILS                3

/* ---- counters that we read ---- */
#define LWIP_STATS                      1
#define LWIP_STATS_LARGE                1
#define LINK_STATS                      1
#define MEM_STATS                       1
#define MEMP_STATS                      1
#define IP_STATS                        1
#define IPFRAG_STATS                    1
#define ICMP_STATS                      0
#define UDP_STATS                       1
#define TCP_STATS                       1
#define SYS_STATS                       0

/* ---- hooks, see nslink_hooks.h ---- */
#define LWIP_HOOK_TCP_ISN               nslink_initial_sequence
#define LWIP_HOOK_TCP_INPACKET_PCB(pcb, header, options_length, options1, options2, data) \
    nslink_check_segment(pcb, header, data)
#define LWIP_HOOK_TCP_OUT_ADD_TCPOPTS(p, header, pcb, options) nslink_count_segment(header, pcb, options)

#endif
