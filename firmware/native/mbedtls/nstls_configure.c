/* nstls_configure.c: makes a session of what the caller gives: certificates, keys, names. */
#include "nstls_internal.h"

#include "mbedtls/platform_util.h"

/* ---- the peer's certificates ---- */

enum where { IN_FLASH, PASSING }; /* where the bytes of a certificate are, and whether they stay */

/* Puts a trusted certificate in front of the list if it may have issued the child. False: no memory. */
static bool propose(
    mbedtls_x509_crt **candidates, const mbedtls_x509_crt *child, const uint8_t *der, size_t length, enum where where)
{
    mbedtls_x509_crt *trusted = nstls_calloc(1, sizeof *trusted);
    if (trusted == NULL) {
        return false;
    }
    mbedtls_x509_crt_init(trusted);
    int error = where == IN_FLASH ? mbedtls_x509_crt_parse_der_nocopy(trusted, der, length)
        : mbedtls_x509_crt_parse_der(trusted, der, length);
    if (error == 0 && trusted->subject_raw.len == child->issuer_raw.len &&
        memcmp(trusted->subject_raw.p, child->issuer_raw.p, child->issuer_raw.len) == 0) {
        trusted->next = *candidates;
        *candidates = trusted;
    } else {
        mbedtls_x509_crt_free(trusted);
        nstls_release(trusted);
    }
    return true;
}

/* Gives mbedTLS the trusted certificates whose subject is the issuer of one in the chain. */
static int find_trusted(void *context, const mbedtls_x509_crt *child, mbedtls_x509_crt **candidates)
{
    const struct nstls_session *session = context;
    struct nstls_bytes rest = session->ca;
    struct nstls_der der;
    bool fits = true;
    *candidates = NULL;
    while (fits && nstls_next_certificate(&rest, &der) == NSTLS_PEM_FOUND) {
        fits = propose(candidates, child, der.bytes, der.count, PASSING);
        nstls_release_der(&der);
    }
    size_t position = 0;
    const struct nstls_root *root;
    while (fits && (session->flags & NSTLS_ROOTS) != 0 &&
           (root = nstls_next_root(&position, child->issuer_raw.p, child->issuer_raw.len)) != NULL) {
        fits = propose(candidates, child, root->der, root->length, IN_FLASH);
    }
    return 0;
}

/* Takes note of what is wrong with a certificate, and overlooks what cannot or need not be judged. */
static int judge(void *context, mbedtls_x509_crt *certificate, int depth, uint32_t *flags)
{
    struct nstls_session *session = context;
    (void)certificate;
    if (!nstls_clock_is_set()) {
        *flags &= ~(uint32_t)(MBEDTLS_X509_BADCERT_EXPIRED | MBEDTLS_X509_BADCERT_FUTURE);
    }
    if (depth == 0) {
        session->name_matched = session->name != NULL && (*flags & MBEDTLS_X509_BADCERT_CN_MISMATCH) == 0;
    }
    if ((session->flags & NSTLS_CHECK_NAME) == 0) {
        *flags &= ~(uint32_t)MBEDTLS_X509_BADCERT_CN_MISMATCH;
    }
    return 0;
}

static int32_t check_trusted(struct nstls_bytes text)
{
    struct nstls_der der;
    int32_t usable = 0;
    enum nstls_pem result;
    while ((result = nstls_next_certificate(&text, &der)) == NSTLS_PEM_FOUND) {
        mbedtls_x509_crt certificate;
        mbedtls_x509_crt_init(&certificate);
        int error = mbedtls_x509_crt_parse_der_nocopy(&certificate, der.bytes, der.count);
        mbedtls_x509_crt_free(&certificate);
        nstls_release_der(&der);
        usable += error == 0 ? 1 : 0;
    }
    return result == NSTLS_PEM_END && usable > 0 ? 0 : NSTLS_FAILURE_BAD_CA;
}

static int32_t use_trusted(struct nstls_session *session, struct nstls_bytes ca, int verified_mode)
{
    bool roots = (session->flags & NSTLS_ROOTS) != 0;
    session->verifies = ca.bytes != NULL || roots;
    mbedtls_ssl_conf_authmode(&session->config, session->verifies ? verified_mode : MBEDTLS_SSL_VERIFY_NONE);
    mbedtls_ssl_conf_verify(&session->config, judge, session);
    if (!session->verifies) {
        return 0;
    }
    if (roots && !nstls_has_roots()) {
        return NSTLS_FAILURE_NO_ROOTS;
    }
    session->ca = ca;
    mbedtls_ssl_conf_ca_cb(&session->config, find_trusted, session);
    return ca.bytes == NULL ? 0 : check_trusted(ca);
}

/* ---- our own ---- */

static int32_t read_certificates(mbedtls_x509_crt *chain, struct nstls_bytes text)
{
    struct nstls_der der;
    enum nstls_pem result;
    bool any = false;
    while ((result = nstls_next_certificate(&text, &der)) == NSTLS_PEM_FOUND) {
        int error = mbedtls_x509_crt_parse_der(chain, der.bytes, der.count);
        nstls_release_der(&der);
        if (error != 0) {
            return NSTLS_FAILURE_BAD_CERTIFICATE;
        }
        any = true;
    }
    return result == NSTLS_PEM_END && any ? 0 : NSTLS_FAILURE_BAD_CERTIFICATE;
}

/* mbedTLS wants the zero behind a PEM text counted. */
static int32_t read_key(mbedtls_pk_context *key, struct nstls_bytes text, struct nstls_bytes password)
{
    if (text.bytes == NULL) {
        return NSTLS_FAILURE_BAD_KEY;
    }
    size_t length = (size_t)text.count;
    uint8_t *copy = nstls_calloc(1, length + 1);
    if (copy == NULL) {
        return NSTLS_FAILURE_NO_MEMORY;
    }
    memcpy(copy, text.bytes, length);
    bool is_pem = memchr(copy, '-', length) == copy || strstr((const char *)copy, "-----BEGIN") != NULL;
    int error = mbedtls_pk_parse_key(
        key, copy, is_pem ? length + 1 : length, password.bytes, (size_t)password.count, nstls_random, NULL);
    nstls_release(copy);
    return error == 0 ? 0 : NSTLS_FAILURE_BAD_KEY;
}

static int32_t use_own(struct nstls_session *session, const struct nstls_options *options)
{
    if (options->certificate.bytes == NULL) {
        return options->key.bytes == NULL ? 0 : NSTLS_FAILURE_BAD_CERTIFICATE;
    }
    int32_t failure = read_certificates(&session->certificate, options->certificate);
    if (failure == 0) {
        failure = read_key(&session->key, options->key, options->password);
    }
    if (failure != 0) {
        return failure;
    }
    if (mbedtls_pk_check_pair(&session->certificate.pk, &session->key, nstls_random, NULL) != 0) {
        return NSTLS_FAILURE_KEY_MISMATCH;
    }
    return mbedtls_ssl_conf_own_cert(&session->config, &session->certificate, &session->key) == 0
        ? 0 : NSTLS_FAILURE_NO_MEMORY;
}

/* ---- names ---- */

/* ASCII text as C has it; NULL: no memory, or a zero in it. */
static char *copy_text(const uint8_t *bytes, size_t count)
{
    char *text = memchr(bytes, 0, count) == NULL ? nstls_calloc(1, count + 1) : NULL;
    if (text != NULL) {
        memcpy(text, bytes, count);
    }
    return text;
}

/* An address is no name to tell the server (RFC 6066 3). */
static bool is_address(const char *name) { return name[strspn(name, "0123456789.")] == 0; }

/* A name that is not to be told is set behind the ClientHello (nstls_session.c). */
static int32_t use_name(struct nstls_session *session, struct nstls_bytes name)
{
    if (name.count > 0) {
        session->name = copy_text(name.bytes, (size_t)name.count);
        if (session->name == NULL) {
            return NSTLS_FAILURE_NO_MEMORY;
        }
    } else {
        session->flags &= ~(uint32_t)(NSTLS_SEND_NAME | NSTLS_CHECK_NAME);
    }
    bool tell = (session->flags & NSTLS_SEND_NAME) != 0 && !is_address(session->name);
    return mbedtls_ssl_set_hostname(&session->ssl, tell ? session->name : NULL) == 0 ? 0 : NSTLS_FAILURE_NO_MEMORY;
}

static int32_t use_alpn(struct nstls_session *session, struct nstls_bytes list)
{
    size_t names = 0;
    for (int32_t i = 0; i < list.count; i += 1 + list.bytes[i]) {
        names++;
    }
    if (names == 0) {
        return 0;
    }
    session->alpn = nstls_calloc(names + 1, sizeof *session->alpn);
    for (int32_t i = 0, name = 0; session->alpn != NULL && i < list.count; i += 1 + list.bytes[i], name++) {
        bool whole = list.bytes[i] > 0 && list.bytes[i] < list.count - i;
        session->alpn[name] = whole ? copy_text(list.bytes + i + 1, list.bytes[i]) : NULL;
        if (session->alpn[name] == NULL) {
            return NSTLS_FAILURE_NO_MEMORY;
        }
    }
    bool set = session->alpn != NULL &&
        mbedtls_ssl_conf_alpn_protocols(&session->config, (const char **)session->alpn) == 0;
    return set ? 0 : NSTLS_FAILURE_NO_MEMORY;
}

/* ---- all of it ---- */

/* What cannot be used any more costs a whole handshake, no failure. */
static void take_up(struct nstls_session *session, struct nstls_bytes saved)
{
    mbedtls_ssl_session old;
    mbedtls_ssl_session_init(&old);
    if (saved.count > 1 && mbedtls_ssl_session_load(&old, saved.bytes + 1, (size_t)saved.count - 1) == 0) {
        session->resumed = mbedtls_ssl_set_session(&session->ssl, &old) == 0;
        session->name_matched = session->resumed && saved.bytes[0] != 0;
    }
    mbedtls_ssl_session_free(&old);
}

int32_t nstls_configure(struct nstls_session *session, const struct nstls_options *options, int endpoint)
{
    bool client = endpoint == MBEDTLS_SSL_IS_CLIENT;
    session->flags = (uint32_t)options->flags;
    mbedtls_ssl_init(&session->ssl);
    mbedtls_ssl_config_init(&session->config);
    mbedtls_x509_crt_init(&session->certificate);
    mbedtls_pk_init(&session->key);
    if (mbedtls_ssl_config_defaults(
            &session->config, endpoint, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT) != 0) {
        return NSTLS_FAILURE_NO_MEMORY;
    }
    nstls_apply_policy(&session->config, options->minimum_version, options->maximum_version);
    bool optional = !client && (options->flags & NSTLS_REQUIRE) == 0;
    int32_t failure = use_trusted(
        session, options->ca, optional ? MBEDTLS_SSL_VERIFY_OPTIONAL : MBEDTLS_SSL_VERIFY_REQUIRED);
    failure = failure != 0 ? failure : use_own(session, options);
    failure = failure != 0 ? failure : use_alpn(session, options->alpn);
    if (failure == 0 && mbedtls_ssl_setup(&session->ssl, &session->config) != 0) {
        failure = NSTLS_FAILURE_NO_MEMORY;
    }
    if (failure == 0 && client) {
        failure = use_name(session, options->name);
        take_up(session, options->resume);
    }
    return failure;
}

void nstls_destroy(struct nstls_session *session)
{
    mbedtls_ssl_free(&session->ssl);
    mbedtls_ssl_config_free(&session->config);
    mbedtls_x509_crt_free(&session->certificate);
    mbedtls_pk_free(&session->key);
}
