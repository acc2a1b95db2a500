/* nstls_pem.c: certificates in the text that an app gives: PEM (RFC 7468) with anything between, or DER, one behind the
 * other. They are read one at a time, so that a long list of trusted certificates costs the memory of one. */
#include "nstls_internal.h"

#include "mbedtls/base64.h"

static const char begin_mark[] = "-----BEGIN CERTIFICATE-----";
static const char end_mark[] = "-----END CERTIFICATE-----";

enum { DER_SEQUENCE = 0x30, LARGEST = 16384 };

static const uint8_t *find(struct nstls_bytes text, const char *mark)
{
    int32_t length = (int32_t)strlen(mark);
    for (int32_t i = 0; i + length <= text.count; i++) {
        if (text.bytes[i] == (uint8_t)mark[0] && memcmp(text.bytes + i, mark, (size_t)length) == 0) {
            return text.bytes + i;
        }
    }
    return NULL;
}

static void skip_to(struct nstls_bytes *text, const uint8_t *position)
{
    text->count -= (int32_t)(position - text->bytes);
    text->bytes = position;
}

static enum nstls_pem decode(const uint8_t *text, size_t length, struct nstls_der *der)
{
    size_t capacity = length / 4 * 3 + 3;
    if (length > LARGEST || (der->owned = nstls_calloc(1, capacity)) == NULL) {
        return NSTLS_PEM_BAD;
    }
    if (mbedtls_base64_decode(der->owned, capacity, &der->count, text, length) != 0) {
        nstls_release_der(der);
        return NSTLS_PEM_BAD;
    }
    der->bytes = der->owned;
    return NSTLS_PEM_FOUND;
}

/* A certificate is a sequence whose length takes one, two or three bytes (X.690 8.1.3). */
static enum nstls_pem next_der(struct nstls_bytes *rest, struct nstls_der *der)
{
    const uint8_t *bytes = rest->bytes;
    int32_t header = rest->count < 4 ? 0 : bytes[1] < 0x80 ? 2 : bytes[1] == 0x81 ? 3 : bytes[1] == 0x82 ? 4 : 0;
    int32_t length = header == 2 ? bytes[1] : header == 3 ? bytes[2] : header == 4 ? bytes[2] << 8 | bytes[3] : 0;
    if (header == 0 || length > rest->count - header) {
        return NSTLS_PEM_BAD;
    }
    der->bytes = bytes;
    der->count = (size_t)(header + length);
    skip_to(rest, bytes + header + length);
    return NSTLS_PEM_FOUND;
}

enum nstls_pem nstls_next_certificate(struct nstls_bytes *rest, struct nstls_der *der)
{
    *der = (struct nstls_der){0};
    if (rest->count > 0 && rest->bytes[0] == DER_SEQUENCE) {
        return next_der(rest, der);
    }
    const uint8_t *begin = find(*rest, begin_mark);
    if (begin == NULL) {
        return NSTLS_PEM_END;
    }
    skip_to(rest, begin + strlen(begin_mark));
    const uint8_t *end = find(*rest, end_mark);
    if (end == NULL) {
        return NSTLS_PEM_BAD;
    }
    const uint8_t *text = rest->bytes;
    skip_to(rest, end + strlen(end_mark));
    return decode(text, (size_t)(end - text), der);
}

void nstls_release_der(struct nstls_der *der)
{
    nstls_release(der->owned);
    *der = (struct nstls_der){0};
}
