/* config_tls13.h: profile tls13, TLS 1.3 and 1.2 with records of any length that a server may send (16 KiB). */
#ifndef NSTLS_CONFIG_TLS13_H
#define NSTLS_CONFIG_TLS13_H

#include "config_common.h"

#define MBEDTLS_SSL_PROTO_TLS1_3
#define MBEDTLS_SSL_KEEP_PEER_CERTIFICATE /* TLS 1.3 wants it; nstls_session.c gives it back after the handshake */
#define MBEDTLS_SSL_TLS1_3_COMPATIBILITY_MODE
#define MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ENABLED
#define MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_PSK_EPHEMERAL_ENABLED

#define MBEDTLS_HKDF_C

/* TLS 1.3 of mbedTLS computes through PSA. Keys live as long as a session; nothing is stored. */
#define MBEDTLS_PSA_CRYPTO_C
#define MBEDTLS_PSA_CRYPTO_EXTERNAL_RNG
#define MBEDTLS_PSA_KEY_SLOT_COUNT 16
#define MBEDTLS_PSA_ASSUME_EXCLUSIVE_BUFFERS /* nobody else writes to what is being computed on: no copies */

/* A peer that takes only short records is sent no others (record_size_limit, RFC 8449). max_fragment_length is not in
 * this profile: mbedTLS cannot offer both, and TLS 1.3 forbids it beside the other. */
#define MBEDTLS_SSL_RECORD_SIZE_LIMIT

/* A client that says "at most 4 KiB a record" in TLS 1.3 (RFC 8449) still has to take handshake messages in one
 * piece, so the input must hold the longest certificate chain in any case. */
#define MBEDTLS_SSL_IN_CONTENT_LEN 16384
#define MBEDTLS_SSL_OUT_CONTENT_LEN 3072 /* our certificate chain, in one record */

/* Of a session's memory: the handshake of a client that brings a root of at most 4096 bits and nothing of its own, with
 * a server whose chain is one RSA certificate; measured by `bench tls` and tests/tls. */
#define NSTLS_HANDSHAKE_BYTES 33536

#endif
