/* nstls.h: mbedTLS behind a plain C interface: a fixed number of sessions that step over the caller's bytes. No policy, no
 * callbacks, no threads, no waiting. firmware/Core/Tls/ITlsEngine.cs says what the calls mean; here stands what C has
 * to add.
 *
 * One caller at a time, the worker; nstls_get_memory alone may be called by anybody at any time. A session out of range
 * or not open gives NSTLS_FAILED, 0 or NSTLS_FAILURE_PROTOCOL.
 *
 * Memory: each session has an arena of its own, tls-heap / tls-sessions bytes of the budget, from which mbedTLS
 * allocates whatever belongs to the session. So no session can take another's memory, what fits once fits always, and
 * the end of a session leaves nothing behind: its arena is wiped. */
#ifndef NSTLS_H
#define NSTLS_H

#include <stdint.h>

#pragma GCC visibility push(default) /* as a shared library, in tests, this is all that can be seen */

/* Results of a step; the values of TlsStep, and one more: nothing is lacking, call again. */
enum { NSTLS_DONE, NSTLS_NEEDS_INPUT, NSTLS_NEEDS_OUTPUT, NSTLS_PEER_CLOSED, NSTLS_FAILED, NSTLS_AGAIN };

/* The values of SocketFailure. */
enum {
    NSTLS_FAILURE_NONE = 0, NSTLS_FAILURE_NO_MEMORY = 51, NSTLS_FAILURE_NO_ENTROPY = 52,
    NSTLS_FAILURE_BAD_CA = 54, NSTLS_FAILURE_BAD_CERTIFICATE = 55, NSTLS_FAILURE_BAD_KEY = 56,
    NSTLS_FAILURE_KEY_MISMATCH = 57, NSTLS_FAILURE_NO_ROOTS = 58,
    NSTLS_FAILURE_UNKNOWN_CA = 60, NSTLS_FAILURE_EXPIRED = 61,
    NSTLS_FAILURE_NOT_YET_VALID = 62, NSTLS_FAILURE_NAME_MISMATCH = 63, NSTLS_FAILURE_WEAK_CERTIFICATE = 64,
    NSTLS_FAILURE_REVOKED = 65, NSTLS_FAILURE_NO_PEER_CERTIFICATE = 66, NSTLS_FAILURE_CHAIN_TOO_LARGE = 67,
    NSTLS_FAILURE_ALERT = 70, NSTLS_FAILURE_PROTOCOL = 71, NSTLS_FAILURE_VERSION_OR_SUITE = 72,
    NSTLS_FAILURE_FRAGMENT_REFUSED = 73, NSTLS_FAILURE_TRUNCATED = 74, NSTLS_FAILURE_CERTIFICATE_REQUIRED = 76,
    NSTLS_FAILURE_KEY_UPDATE = 77
};

/* Bits of nstls_options.flags. */
enum {
    NSTLS_SEND_NAME = 1,   /* server name indication */
    NSTLS_CHECK_NAME = 2,  /* the peer's certificate must be for the name */
    NSTLS_REQUIRE = 4,     /* server: the client must show a certificate */
    NSTLS_ROOTS = 8        /* the public authorities of the image are trusted, too */
};

/* Bytes of the caller's. NULL: none given. */
struct nstls_bytes {
    const uint8_t *bytes;
    int32_t count;
};

/* What nstls_open needs. All of it is read before nstls_open returns, nothing is kept. */
struct nstls_options {
    struct nstls_bytes ca;          /* PEM, several; none, and no NSTLS_ROOTS: the peer is not verified */
    struct nstls_bytes certificate; /* PEM, own chain */
    struct nstls_bytes key;         /* PEM */
    struct nstls_bytes password;    /* of the key */
    struct nstls_bytes name;        /* the peer's, ASCII */
    struct nstls_bytes alpn;        /* protocols as in RFC 7301: each behind a byte with its length */
    struct nstls_bytes resume;      /* from nstls_save */
    int32_t flags;
    int32_t minimum_version, maximum_version; /* 0x0303, 0x0304 */
};

/* Ciphertext: a step takes from the input and fills the output. */
struct nstls_io {
    const uint8_t *input;
    int32_t input_count, consumed;
    uint8_t *output;
    int32_t output_capacity, produced;
};

/* TlsFacts, field by field. */
struct nstls_facts {
    int32_t version, suite;
    int32_t chain_checked, name_checked, dates_checked;
    int32_t resumed;
    int32_t alpn; /* index, -1: none */
};

/* Bytes of the arenas. peak: the most that one session ever held. */
struct nstls_memory {
    int32_t used, peak, total, largest_free;
};

/* Once, at the start: wipes the board's memory for TLS (ns_board_tls_memory) and divides it among the sessions. */
void nstls_start(void);
int32_t nstls_session_count(void);

/* Bytes of a session that are left for what its options bring, own certificates and keys above all: a handshake needs
 * the rest. */
int32_t nstls_own_room(void);

/* The time for all that follows. unix_s: for dates of certificates, 0: not known. ms: any monotonic clock's, for the age
 * of tickets. */
void nstls_set_time(int64_t unix_s, int64_t ms);

/* 0: the budget says so (tls-unverified): connections whose peer would not be verified are refused. */
int32_t nstls_allows_unverified(void);

/* 0, or a failure. An image has the server's half only when something in it refers to nstls_open_server. */
int32_t nstls_open(int32_t session, const struct nstls_options *options);
int32_t nstls_open_server(int32_t session, const struct nstls_options *options);

/* One step of the handshake, so that the caller sees each: NSTLS_AGAIN as long as nothing is lacking. */
int32_t nstls_handshake(int32_t session, struct nstls_io *io);
int32_t nstls_read(int32_t session, uint8_t *plain, int32_t capacity, int32_t *count, struct nstls_io *io);
int32_t nstls_write(int32_t session, const uint8_t *plain, int32_t length, int32_t *count, struct nstls_io *io);
int32_t nstls_close_notify(int32_t session, struct nstls_io *io);
void nstls_free(int32_t session);

int32_t nstls_failure(int32_t session, int32_t *detail);
void nstls_describe(int32_t session, struct nstls_facts *facts);

/* Returns the length, 0: nothing to save, or too long. */
int32_t nstls_save(int32_t session, uint8_t *buffer, int32_t capacity);
void nstls_get_memory(struct nstls_memory *memory);

/* For a ledger of a handshake: what a session's arena holds now, and the most it held since the last call of this
 * function. Returns the step that comes next, enum mbedtls_ssl_states; -1: not open. */
int32_t nstls_get_ledger(int32_t session, int32_t *used, int32_t *peak);

#pragma GCC visibility pop

#endif
