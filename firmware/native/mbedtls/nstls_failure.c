/* nstls_failure.c: reasons that people can use, of what mbedTLS says. */
#include "nstls_internal.h"

#include "mbedtls/error.h"

/* The worst first: what a certificate is for does not matter when nobody stands behind it. */
static int32_t explain_certificate(uint32_t flags)
{
    static const struct { uint32_t flags; int32_t failure; } reasons[] = {
        {MBEDTLS_X509_BADCERT_MISSING | MBEDTLS_X509_BADCERT_SKIP_VERIFY, NSTLS_FAILURE_NO_PEER_CERTIFICATE},
        {MBEDTLS_X509_BADCERT_BAD_MD | MBEDTLS_X509_BADCERT_BAD_PK | MBEDTLS_X509_BADCERT_BAD_KEY,
         NSTLS_FAILURE_WEAK_CERTIFICATE},
        {MBEDTLS_X509_BADCERT_NOT_TRUSTED, NSTLS_FAILURE_UNKNOWN_CA},
        {MBEDTLS_X509_BADCERT_REVOKED, NSTLS_FAILURE_REVOKED},
        {MBEDTLS_X509_BADCERT_EXPIRED, NSTLS_FAILURE_EXPIRED},
        {MBEDTLS_X509_BADCERT_FUTURE, NSTLS_FAILURE_NOT_YET_VALID},
        {MBEDTLS_X509_BADCERT_CN_MISMATCH, NSTLS_FAILURE_NAME_MISMATCH},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (flags & reasons[i].flags) {
            return reasons[i].failure;
        }
    }
    return NSTLS_FAILURE_WEAK_CERTIFICATE;
}

/* An alert's number is the second byte of the record that mbedTLS just read. */
static int32_t explain_alert(const struct nstls_session *session, int32_t alert)
{
    bool answered = session->ssl.state > MBEDTLS_SSL_SERVER_HELLO;
    switch (alert) {
    case MBEDTLS_SSL_ALERT_MSG_PROTOCOL_VERSION:
    case MBEDTLS_SSL_ALERT_MSG_INSUFFICIENT_SECURITY:
        return NSTLS_FAILURE_VERSION_OR_SUITE;
    case MBEDTLS_SSL_ALERT_MSG_HANDSHAKE_FAILURE:
        return !answered ? NSTLS_FAILURE_VERSION_OR_SUITE
            : session->certificate_asked ? NSTLS_FAILURE_CERTIFICATE_REQUIRED : NSTLS_FAILURE_ALERT;
    case 116: /* certificate_required, RFC 8446 6.2 */
        return NSTLS_FAILURE_CERTIFICATE_REQUIRED;
    default:
        return NSTLS_FAILURE_ALERT;
    }
}

/* What mbedTLS does not know it does not name: SHA-1, curves that are not in the image, other keys. The low seven bits
 * are another module's error, which says more than we need. */
static bool is_unsupported(int error)
{
    switch (-(-error & ~0x7F)) {
    case MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG:
    case MBEDTLS_ERR_PK_UNKNOWN_PK_ALG:
    case MBEDTLS_ERR_PK_UNKNOWN_NAMED_CURVE:
        return true;
    default:
        return false;
    }
}

/* The peer's certificates are what comes next, or what is being looked at. */
static bool is_about_chain(const mbedtls_ssl_context *ssl)
{
    if (ssl->conf->endpoint != MBEDTLS_SSL_IS_CLIENT) {
        return ssl->state == MBEDTLS_SSL_CLIENT_CERTIFICATE;
    }
    /* A server of TLS 1.3 may leave out the request, which mbedTLS finds in the certificates' place. */
    return ssl->state == MBEDTLS_SSL_SERVER_CERTIFICATE || ssl->state == MBEDTLS_SSL_CERTIFICATE_REQUEST;
}

/* mbedTLS collects the parts of a message behind the first one's header, at the beginning of its buffer. */
bool nstls_chain_exceeds_record(const mbedtls_ssl_context *ssl)
{
    enum { NUMBER = 8, RECORD_HEADER = 5 };
    return is_about_chain(ssl) && ssl->in_hslen > MBEDTLS_SSL_IN_CONTENT_LEN &&
        ssl->in_buf[NUMBER + RECORD_HEADER] == MBEDTLS_SSL_HS_CERTIFICATE;
}

static bool is_key_update(const mbedtls_ssl_context *ssl, int error)
{
    enum { KEY_UPDATE = 24 }; /* RFC 8446 4 */
    return error == MBEDTLS_ERR_SSL_UNEXPECTED_MESSAGE && mbedtls_ssl_is_handshake_over((mbedtls_ssl_context *)ssl) &&
        mbedtls_ssl_get_version_number(ssl) == MBEDTLS_SSL_VERSION_TLS1_3 &&
        ssl->in_msgtype == MBEDTLS_SSL_MSG_HANDSHAKE && ssl->in_msg[0] == KEY_UPDATE;
}

int32_t nstls_explain(const struct nstls_session *session, const struct nstls_arena *arena, int error, int32_t *detail)
{
    *detail = -error;
    if (arena->refused) {
        return is_about_chain(&session->ssl) ? NSTLS_FAILURE_CHAIN_TOO_LARGE : NSTLS_FAILURE_NO_MEMORY;
    }
    if (is_key_update(&session->ssl, error)) {
        return NSTLS_FAILURE_KEY_UPDATE;
    }
    if (is_unsupported(error)) {
        return NSTLS_FAILURE_WEAK_CERTIFICATE;
    }
    switch (error) {
    case MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE:
        *detail = session->ssl.in_msg[1];
        return explain_alert(session, *detail);
    case MBEDTLS_ERR_X509_CERT_VERIFY_FAILED:
    case MBEDTLS_ERR_SSL_BAD_CERTIFICATE: /* not for what it is used for */
        *detail = (int32_t)mbedtls_ssl_get_verify_result(&session->ssl);
        return explain_certificate((uint32_t)*detail);
    case MBEDTLS_ERR_SSL_NO_CLIENT_CERTIFICATE:
        return NSTLS_FAILURE_NO_PEER_CERTIFICATE;
    case MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION:
    case MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE:
        return NSTLS_FAILURE_VERSION_OR_SUITE;
    default:
        return NSTLS_FAILURE_PROTOCOL;
    }
}
