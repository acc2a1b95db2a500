/* nstls_session.c: the sessions and their steps. */
#include "nstls_internal.h"

#include "ssl_misc.h" /* mbedTLS's own: it has no other way to learn that the peer asked for a certificate */

static struct nstls_arena arenas[NSTLS_SESSIONS];
static struct nstls_session *sessions[NSTLS_SESSIONS]; /* NULL: not open */
static struct { int32_t failure, detail; } ends[NSTLS_SESSIONS];

/* From hal.h. */
uint8_t *ns_board_tls_memory(int32_t *size);

static bool exists(int32_t session) { return session >= 0 && session < NSTLS_SESSIONS; }
static bool is_open(int32_t session) { return exists(session) && sessions[session] != NULL; }

/* ---- the caller's bytes ---- */

static int receive(void *context, unsigned char *buffer, size_t capacity)
{
    struct nstls_io *io = ((struct nstls_session *)context)->io;
    size_t count = (size_t)(io->input_count - io->consumed);
    if (count == 0) {
        return MBEDTLS_ERR_SSL_WANT_READ;
    }
    count = count < capacity ? count : capacity;
    memcpy(buffer, io->input + io->consumed, count);
    io->consumed += (int32_t)count;
    return (int)count;
}

static int transmit(void *context, const unsigned char *bytes, size_t count)
{
    struct nstls_io *io = ((struct nstls_session *)context)->io;
    size_t room = (size_t)(io->output_capacity - io->produced);
    if (room == 0) {
        return MBEDTLS_ERR_SSL_WANT_WRITE;
    }
    count = count < room ? count : room;
    memcpy(io->output + io->produced, bytes, count);
    io->produced += (int32_t)count;
    return (int)count;
}

/* ---- beginning and end ---- */

void nstls_start(void)
{
    int32_t size;
    uint8_t *memory = ns_board_tls_memory(&size);
    uint32_t each = (uint32_t)size / NSTLS_SESSIONS & ~(uint32_t)7;
    for (int32_t i = 0; i < NSTLS_SESSIONS; i++) {
        nstls_arena_start(&arenas[i], memory + (uint32_t)i * each, each);
    }
}

int32_t nstls_session_count(void) { return NSTLS_SESSIONS; }

/* Pointers of 8 bytes make everything but the buffers larger. */
int32_t nstls_own_room(void)
{
    int32_t handshake = NSTLS_HANDSHAKE_BYTES + (sizeof(void *) > 4 ? NSTLS_HANDSHAKE_BYTES / 4 : 0);
    int32_t room = (int32_t)arenas[0].size - handshake;
    return room > 0 ? room : 0;
}

int32_t nstls_allows_unverified(void) { return NS_BUDGET_TLS_UNVERIFIED; }

static int32_t open_session(int32_t number, const struct nstls_options *options, int endpoint)
{
    if (!exists(number) || sessions[number] != NULL) {
        return NSTLS_FAILURE_PROTOCOL;
    }
    ends[number].failure = ends[number].detail = 0;
    if (!nstls_random_start()) {
        return NSTLS_FAILURE_NO_ENTROPY;
    }
    struct nstls_arena *arena = &arenas[number];
    nstls_arena_use(arena);
    struct nstls_session *session = nstls_calloc(1, sizeof *session);
    if (session == NULL) {
        return NSTLS_FAILURE_NO_MEMORY;
    }
    sessions[number] = session;
    int32_t failure = nstls_configure(session, options, endpoint);
    if (failure != 0) {
        failure = arena->refused ? NSTLS_FAILURE_NO_MEMORY : failure;
        nstls_free(number);
        return failure;
    }
    mbedtls_ssl_set_bio(&session->ssl, session, transmit, receive, NULL);
    return 0;
}

int32_t nstls_open(int32_t session, const struct nstls_options *options)
{
    return open_session(session, options, MBEDTLS_SSL_IS_CLIENT);
}

#ifdef MBEDTLS_SSL_SRV_C
int32_t nstls_open_server(int32_t session, const struct nstls_options *options)
{
    return open_session(session, options, MBEDTLS_SSL_IS_SERVER);
}
#endif

/* The arena is wiped whole, so that nothing stays behind whatever mbedTLS may have forgotten. */
void nstls_free(int32_t session)
{
    if (!is_open(session)) {
        return;
    }
    nstls_arena_use(&arenas[session]);
    nstls_destroy(sessions[session]);
    sessions[session] = NULL;
    nstls_arena_use(NULL);
    uint32_t peak = arenas[session].peak;
    nstls_arena_start(&arenas[session], arenas[session].base, arenas[session].size);
    arenas[session].peak = peak;
}

/* ---- steps ---- */

static struct nstls_session *begin(int32_t number, struct nstls_io *io)
{
    io->consumed = io->produced = 0;
    if (!is_open(number) || ends[number].failure != 0) {
        return NULL;
    }
    nstls_arena_use(&arenas[number]);
    sessions[number]->io = io;
    return sessions[number];
}

/* Ends a session for which nothing can be done any more. */
static int32_t fail(int32_t number, int32_t failure, int32_t detail)
{
    ends[number].failure = failure;
    ends[number].detail = detail;
    return NSTLS_FAILED;
}

/* Ends a session for a reason of ours, and tells the peer if there is room for that. */
static int32_t refuse(int32_t number, unsigned char alert, int32_t failure)
{
    (void)mbedtls_ssl_send_alert_message(&sessions[number]->ssl, MBEDTLS_SSL_ALERT_LEVEL_FATAL, alert);
    return fail(number, failure, 0);
}

static int32_t end(int32_t number, int result)
{
    int32_t detail;
    int32_t failure;
    nstls_arena_measure(&arenas[number]);
    switch (result) {
    case 0:
        return NSTLS_DONE;
    case MBEDTLS_ERR_SSL_WANT_READ:
        return NSTLS_NEEDS_INPUT;
    case MBEDTLS_ERR_SSL_WANT_WRITE:
        return NSTLS_NEEDS_OUTPUT;
    case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
        return NSTLS_PEER_CLOSED;
    default:
        failure = nstls_explain(sessions[number], &arenas[number], result, &detail);
        return fail(number, failure, detail);
    }
}

#ifdef MBEDTLS_SSL_MAX_FRAGMENT_LENGTH
/* Whether the ServerHello that mbedTLS just read, and checked, has the extension that grants small records. Layout:
 * header 4, version 2, random 32, session id 1 + n, suite 2, compression 1, extensions 2 + n (RFC 5246 7.4.1.3). */
static bool fragment_granted(const mbedtls_ssl_context *ssl)
{
    enum { SESSION_ID = 38, MAX_FRAGMENT_LENGTH = 1 };
    const uint8_t *hello = ssl->in_msg;
    size_t length = ssl->in_hslen;
    size_t at = SESSION_ID < length ? SESSION_ID + 1u + hello[SESSION_ID] + 3u + 2u : length;
    while (at + 4 <= length) {
        if (hello[at] == 0 && hello[at + 1] == MAX_FRAGMENT_LENGTH) {
            return true;
        }
        at += 4u + (size_t)(hello[at + 2] << 8 | hello[at + 3]);
    }
    return false;
}
#endif

#ifdef MBEDTLS_SSL_KEEP_PEER_CERTIFICATE
/* Nobody needs the peer's certificates once it has proved to have the key: their memory is for what follows, and they
 * must not be saved for resumption. */
static void forget_peer(const mbedtls_ssl_context *ssl, int done)
{
    bool proved = done == MBEDTLS_SSL_SERVER_KEY_EXCHANGE || done == MBEDTLS_SSL_CERTIFICATE_VERIFY ||
        done == MBEDTLS_SSL_CLIENT_CERTIFICATE_VERIFY || mbedtls_ssl_is_handshake_over((mbedtls_ssl_context *)ssl);
    mbedtls_ssl_session *session = ssl->session_negotiate != NULL ? ssl->session_negotiate : ssl->session;
    if (proved && session != NULL && session->peer_cert != NULL) {
        mbedtls_x509_crt_free(session->peer_cert);
        nstls_release(session->peer_cert);
        session->peer_cert = NULL;
    }
}
#endif

/* What has to be done between two steps of mbedTLS. */
static int32_t follow(int32_t number, int before)
{
    struct nstls_session *session = sessions[number];
    int after = session->ssl.state;
    if (before == after) {
        return 0;
    }
#ifdef MBEDTLS_SSL_MAX_FRAGMENT_LENGTH
    if (before == MBEDTLS_SSL_SERVER_HELLO && !fragment_granted(&session->ssl)) {
        return refuse(number, MBEDTLS_SSL_ALERT_MSG_HANDSHAKE_FAILURE, NSTLS_FAILURE_FRAGMENT_REFUSED);
    }
#endif
    if (before == MBEDTLS_SSL_CERTIFICATE_REQUEST) {
        session->certificate_asked = session->ssl.handshake != NULL &&
            session->ssl.handshake->client_auth != 0;
    }
    if (after == MBEDTLS_SSL_SERVER_CERTIFICATE) {
        session->resumed = session->name_matched = false;
        /* The hello is out: the name may be known to the check of the certificate now. */
        if (session->name != NULL && mbedtls_ssl_set_hostname(&session->ssl, session->name) != 0) {
            return fail(number, NSTLS_FAILURE_NO_MEMORY, 0);
        }
    }
#ifdef MBEDTLS_SSL_KEEP_PEER_CERTIFICATE
    forget_peer(&session->ssl, before);
#endif
    return 0;
}

int32_t nstls_handshake(int32_t number, struct nstls_io *io)
{
    struct nstls_session *session = begin(number, io);
    if (session == NULL) {
        return NSTLS_FAILED;
    }
    if (mbedtls_ssl_is_handshake_over(&session->ssl)) {
        return NSTLS_DONE;
    }
    int before = session->ssl.state;
    int result = mbedtls_ssl_handshake_step(&session->ssl);
    if (result != 0 && nstls_chain_exceeds_record(&session->ssl)) {
        return refuse(number, MBEDTLS_SSL_ALERT_MSG_INTERNAL_ERROR, NSTLS_FAILURE_CHAIN_TOO_LARGE);
    }
    if (result == MBEDTLS_ERR_SSL_WANT_READ && io->consumed < io->input_count) {
        return NSTLS_AGAIN;
    }
    if (result != 0) {
        return end(number, result);
    }
    int32_t failed = follow(number, before);
    return failed != 0 ? failed : mbedtls_ssl_is_handshake_over(&session->ssl) ? NSTLS_DONE : NSTLS_AGAIN;
}

/* Whether mbedTLS came back from reading because of a message that is not the application's, such as a ticket: it says
 * "more input" then, too, though it has not looked at all that is there. */
static bool is_aside(const struct nstls_io *io, int32_t consumed_before, int result)
{
    return result == MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET ||
        (result == MBEDTLS_ERR_SSL_WANT_READ && (io->consumed != consumed_before || io->consumed < io->input_count));
}

int32_t nstls_read(int32_t number, uint8_t *plain, int32_t capacity, int32_t *count, struct nstls_io *io)
{
    *count = 0;
    struct nstls_session *session = begin(number, io);
    if (session == NULL || capacity <= 0) {
        return NSTLS_FAILED;
    }
    int result;
    int32_t before;
    do {
        before = io->consumed;
        result = mbedtls_ssl_read(&session->ssl, plain, (size_t)capacity);
    } while (is_aside(io, before, result));
    if (result <= 0) {
        return end(number, result == 0 ? MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY : result);
    }
    *count = result;
    return NSTLS_DONE;
}

int32_t nstls_write(int32_t number, const uint8_t *plain, int32_t length, int32_t *count, struct nstls_io *io)
{
    *count = 0;
    struct nstls_session *session = begin(number, io);
    if (session == NULL || length < 0) {
        return NSTLS_FAILED;
    }
    int result = mbedtls_ssl_write(&session->ssl, plain, (size_t)length);
    if (result < 0) {
        return end(number, result);
    }
    *count = result;
    return NSTLS_DONE;
}

int32_t nstls_close_notify(int32_t number, struct nstls_io *io)
{
    struct nstls_session *session = begin(number, io);
    if (session == NULL) {
        return NSTLS_FAILED;
    }
    return end(number, mbedtls_ssl_close_notify(&session->ssl));
}

/* ---- what is known ---- */

int32_t nstls_failure(int32_t session, int32_t *detail)
{
    *detail = exists(session) ? ends[session].detail : 0;
    return exists(session) ? ends[session].failure : NSTLS_FAILURE_PROTOCOL;
}

static int32_t alpn_index(const struct nstls_session *session)
{
    const char *chosen = mbedtls_ssl_get_alpn_protocol(&session->ssl);
    for (int32_t i = 0; chosen != NULL && session->alpn != NULL && session->alpn[i] != NULL; i++) {
        if (strcmp(session->alpn[i], chosen) == 0) {
            return i;
        }
    }
    return -1;
}

void nstls_describe(int32_t number, struct nstls_facts *facts)
{
    *facts = (struct nstls_facts){.alpn = -1};
    if (!is_open(number) || !mbedtls_ssl_is_handshake_over(&sessions[number]->ssl)) {
        return;
    }
    const struct nstls_session *session = sessions[number];
    facts->version = (int32_t)mbedtls_ssl_get_version_number(&session->ssl);
    facts->suite = mbedtls_ssl_get_ciphersuite_id_from_ssl(&session->ssl);
    facts->chain_checked = session->verifies;
    facts->name_checked = session->verifies && session->name_matched;
    facts->dates_checked = session->verifies && nstls_clock_is_set();
    facts->resumed = session->resumed;
    facts->alpn = alpn_index(session);
}

int32_t nstls_save(int32_t number, uint8_t *buffer, int32_t capacity)
{
    if (!is_open(number) || capacity <= 1 || !mbedtls_ssl_is_handshake_over(&sessions[number]->ssl)) {
        return 0;
    }
    nstls_arena_use(&arenas[number]);
    mbedtls_ssl_session saved;
    mbedtls_ssl_session_init(&saved);
    size_t length = 0;
    bool done = mbedtls_ssl_get_session(&sessions[number]->ssl, &saved) == 0 &&
        mbedtls_ssl_session_save(&saved, buffer + 1, (size_t)capacity - 1, &length) == 0;
    mbedtls_ssl_session_free(&saved);
    buffer[0] = sessions[number]->name_matched;
    return done ? (int32_t)length + 1 : 0;
}

void nstls_get_memory(struct nstls_memory *memory)
{
    *memory = (struct nstls_memory){0};
    for (int32_t i = 0; i < NSTLS_SESSIONS; i++) {
        uint32_t largest = arenas[i].largest_free;
        memory->used += (int32_t)arenas[i].used;
        memory->total += (int32_t)arenas[i].size;
        memory->peak = (int32_t)arenas[i].peak > memory->peak ? (int32_t)arenas[i].peak : memory->peak;
        memory->largest_free = (int32_t)largest > memory->largest_free ? (int32_t)largest : memory->largest_free;
    }
}

int32_t nstls_get_ledger(int32_t session, int32_t *used, int32_t *peak)
{
    *used = exists(session) ? (int32_t)arenas[session].used : 0;
    *peak = exists(session) ? (int32_t)arenas[session].step_peak : 0;
    if (exists(session)) {
        arenas[session].step_peak = arenas[session].used;
    }
    return is_open(session) ? sessions[session]->ssl.state : -1;
}
