/* nstls_peer.c: reads the certificates of peers where they lie, in the record. mbedTLS would keep a copy of each, up to
 * the size of the record, for callers that ask for the peer's certificate later; there are none. The names in them are
 * used while the chain is checked, which happens before the next record is read; the key is a copy of its own.
 *
 * Only ssl_tls.c and ssl_tls13_generic.c call this, under the name of mbedTLS's function (mbedtls.sources). */
#include "nstls_internal.h"

#include "mbedtls/oid.h"

int nstls_read_peer(mbedtls_x509_crt *chain, const unsigned char *der, size_t length);

/* What mbedTLS 3.6 lets pass and then compares by memcmp of null pointers is refused: an empty certificate in the peer's
 * own place, left there by a signature algorithm that is not known, and an issuer without a name, which is none (RFC 5280
 * 4.1.2.4). Behind the peer's own, certificates that cannot be read are left out. */
int nstls_read_peer(mbedtls_x509_crt *chain, const unsigned char *der, size_t length)
{
    int result = mbedtls_x509_crt_parse_der_nocopy(chain, der, length);
    if (result == MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG + MBEDTLS_ERR_OID_NOT_FOUND && chain->version == 0) {
        return MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG;
    }
    const mbedtls_x509_crt *last = chain;
    while (last->next != NULL) {
        last = last->next;
    }
    return result == 0 && last->issuer.oid.p == NULL ? MBEDTLS_ERR_X509_INVALID_NAME : result;
}
