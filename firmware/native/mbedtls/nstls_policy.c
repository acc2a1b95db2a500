/* nstls_policy.c: what is offered and accepted. Forward secrecy and authenticated encryption always, nothing with SHA-1,
 * no RSA below 2048 bits (RFC 9325 4). */
#include "nstls_internal.h"

/* ChaCha20 first: without AES hardware it is faster, and its time does not depend on tables. */
static const int suites[] = {
#ifdef MBEDTLS_SSL_PROTO_TLS1_3
    MBEDTLS_TLS1_3_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS1_3_AES_128_GCM_SHA256,
    MBEDTLS_TLS1_3_AES_256_GCM_SHA384,
#endif
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    0,
};

static const uint16_t groups[] = {
    MBEDTLS_SSL_IANA_TLS_GROUP_SECP256R1,
    MBEDTLS_SSL_IANA_TLS_GROUP_X25519,
    MBEDTLS_SSL_IANA_TLS_GROUP_SECP384R1,
    MBEDTLS_SSL_IANA_TLS_GROUP_NONE,
};

/* PKCS #1 stands before PSS for servers of TLS 1.2: most choose by our order, and mbedTLS 3.6.6 refuses PSS in TLS 1.2
 * though it must offer it for TLS 1.3, where PKCS #1 signs certificates only. Who allows TLS 1.2 alone offers no PSS. */
#define SIGNATURES_OF_TLS12 \
    MBEDTLS_TLS1_3_SIG_ECDSA_SECP256R1_SHA256, \
    MBEDTLS_TLS1_3_SIG_ECDSA_SECP384R1_SHA384, \
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA256, \
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA384, \
    MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA512

static const uint16_t signatures_of_tls12[] = {SIGNATURES_OF_TLS12, MBEDTLS_TLS1_3_SIG_NONE};

#ifdef MBEDTLS_SSL_PROTO_TLS1_3
static const uint16_t signatures_of_tls13[] = {
    SIGNATURES_OF_TLS12,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA256,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA384,
    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA512,
    MBEDTLS_TLS1_3_SIG_NONE,
};
#endif

static const mbedtls_x509_crt_profile certificates = {
    .allowed_mds = MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA256) | MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA384) |
        MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA512),
    .allowed_pks = MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSA) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECKEY) |
        MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECDSA) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSASSA_PSS),
    .allowed_curves = MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP256R1) |
        MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP384R1),
    .rsa_min_bitlen = 2048,
};

static void allow_versions(mbedtls_ssl_config *config, int32_t minimum, int32_t maximum)
{
    bool only_new = minimum == MBEDTLS_SSL_VERSION_TLS1_3;
    mbedtls_ssl_conf_min_tls_version(config, only_new ? MBEDTLS_SSL_VERSION_TLS1_3 : MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_max_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_sig_algs(config, signatures_of_tls12);
#ifdef MBEDTLS_SSL_PROTO_TLS1_3
    if (maximum != MBEDTLS_SSL_VERSION_TLS1_2) {
        mbedtls_ssl_conf_max_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_3);
        mbedtls_ssl_conf_sig_algs(config, signatures_of_tls13);
    }
#else
    (void)maximum;
#endif
}

void nstls_apply_policy(mbedtls_ssl_config *config, int32_t minimum_version, int32_t maximum_version)
{
    allow_versions(config, minimum_version, maximum_version);
    mbedtls_ssl_conf_ciphersuites(config, suites);
    mbedtls_ssl_conf_groups(config, groups);
    mbedtls_ssl_conf_cert_profile(config, &certificates);
    mbedtls_ssl_conf_rng(config, nstls_random, NULL);
#ifdef MBEDTLS_SSL_MAX_FRAGMENT_LENGTH
    (void)mbedtls_ssl_conf_max_frag_len(config, MBEDTLS_SSL_MAX_FRAG_LEN_2048);
#endif
#ifdef MBEDTLS_SSL_PROTO_TLS1_3
    mbedtls_ssl_conf_tls13_key_exchange_modes(config, MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ALL);
    mbedtls_ssl_conf_tls13_enable_signal_new_session_tickets(
        config, MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED);
#endif
}
