/* nstls_internal.h: what the files of the shim share. */
#ifndef NSTLS_INTERNAL_H
#define NSTLS_INTERNAL_H

#include "nstls.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define MBEDTLS_ALLOW_PRIVATE_ACCESS /* the state of the handshake and an alert's number are not to be had otherwise */
#include "mbedtls/ssl.h"

#include "ns_budget.h"
#include "nstls_roots.h"

enum { NSTLS_SESSIONS = NS_BUDGET_TLS_SESSIONS };

/* ---- memory ---- */
struct nstls_arena {
    uint8_t *base;
    uint32_t size;
    uint32_t first_free; /* offset of a block + 1; 0: none */
    uint32_t used, peak, step_peak;
    uint32_t largest_free; /* as of the last step: others may read it while the next one runs */
    bool refused; /* an allocation did not fit */
};

void nstls_arena_start(struct nstls_arena *arena, uint8_t *base, uint32_t size);
void nstls_arena_measure(struct nstls_arena *arena); /* brings largest_free up to date */

/* From now on mbedTLS allocates there; frees find the arena by the address. NULL: nowhere. */
void nstls_arena_use(struct nstls_arena *arena);

/* ---- random numbers and time ---- */
bool nstls_random_start(void); /* false: no entropy; may be tried again */
int nstls_random(void *unused, unsigned char *buffer, size_t count);
bool nstls_clock_is_set(void);

/* ---- PEM and DER ---- */
/* The next certificate of a text, in DER. Armoured ones are decoded into memory of the current arena (owned), others
 * lie where they are. False: no more, or failure is set. */
struct nstls_der {
    const uint8_t *bytes;
    size_t count;
    uint8_t *owned;
};
enum nstls_pem { NSTLS_PEM_FOUND, NSTLS_PEM_END, NSTLS_PEM_BAD };
enum nstls_pem nstls_next_certificate(struct nstls_bytes *rest, struct nstls_der *der);
void nstls_release_der(struct nstls_der *der);

/* ---- sessions ---- */
/* Lives in the session's arena, as does everything it refers to. */
struct nstls_session {
    mbedtls_ssl_context ssl;
    mbedtls_ssl_config config;
    mbedtls_x509_crt certificate;
    mbedtls_pk_context key;
    struct nstls_bytes ca; /* the caller's; certificates are read when a chain leads to them */
    char *name;            /* NULL: none */
    char **alpn;
    struct nstls_io *io;   /* of the step that runs */
    uint32_t flags;        /* NSTLS_SEND_NAME and so on */
    bool verifies, resumed, certificate_asked, name_matched;
};

/* Lists of what is offered and accepted. */
void nstls_apply_policy(mbedtls_ssl_config *config, int32_t minimum_version, int32_t maximum_version);

/* Fills a zeroed session. 0, or a failure. */
int32_t nstls_configure(struct nstls_session *session, const struct nstls_options *options, int endpoint);

void nstls_destroy(struct nstls_session *session);

/* Which failure an error of mbedTLS is. */
int32_t nstls_explain(const struct nstls_session *session, const struct nstls_arena *arena, int error, int32_t *detail);

/* The message with the peer's certificates has begun to arrive, and its header says that it will not fit. */
bool nstls_chain_exceeds_record(const mbedtls_ssl_context *ssl);

#endif
