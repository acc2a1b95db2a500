/* config_tls12_small.h: profile tls12-small, TLS 1.2 alone with small records (max_fragment_length, RFC 6066 4). */
#ifndef NSTLS_CONFIG_TLS12_SMALL_H
#define NSTLS_CONFIG_TLS12_SMALL_H

#include "config_common.h"

#define MBEDTLS_SSL_MAX_FRAGMENT_LENGTH

/* Records of 2048 bytes; a handshake message, such as a certificate chain, may span several up to 4 KiB. */
#define MBEDTLS_SSL_IN_CONTENT_LEN 4096
#define MBEDTLS_SSL_OUT_CONTENT_LEN 2048

/* As in config_tls13.h. */
#define NSTLS_HANDSHAKE_BYTES 16896

#endif
