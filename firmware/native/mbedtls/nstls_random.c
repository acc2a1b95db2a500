/* nstls_random.c: random numbers for TLS. HMAC_DRBG with SHA-256 (NIST SP 800-90A 10.1.2), which unlike a block cipher's
 * has no tables to be timed, seeded with 256 bits of the board's entropy; the number of the board's start is the nonce
 * (8.6.7), so that two starts never draw the same numbers, not even when an emulator gives them the same seed. Without
 * entropy there is no TLS. */
#include "nstls_internal.h"

#include "mbedtls/hmac_drbg.h"
#include "mbedtls/platform_util.h"

#ifdef MBEDTLS_PSA_CRYPTO_C
#include "psa/crypto.h"
#endif

/* From hal.h: bytes delivered, fewer than asked: no entropy. A number that no two starts since power-on share. */
int32_t ns_entropy(uint8_t *buffer, int32_t count);
uint32_t ns_board_start_number(void);

enum { STRENGTH = 32 };

static mbedtls_hmac_drbg_context generator;
static bool seeded;

/* What the generator allocates when it is seeded: the states of a hash and of an HMAC. */
static uint64_t memory[64];
static struct nstls_arena arena;

/* Entropy input, nonce and personalisation are one string to HMAC_DRBG. */
static bool seed(void)
{
    struct {
        uint8_t entropy[STRENGTH];
        uint32_t start;
        char purpose[12];
    } material = {.start = ns_board_start_number(), .purpose = "nanosocket/1"};
    bool done = false;
    if (ns_entropy(material.entropy, STRENGTH) == STRENGTH) {
        mbedtls_hmac_drbg_init(&generator);
        const mbedtls_md_info_t *sha256 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
        done = mbedtls_hmac_drbg_seed_buf(&generator, sha256, (const uint8_t *)&material, sizeof material) == 0;
        /* More entropy is mixed in at every session's start; there is no source to ask in between. */
        mbedtls_hmac_drbg_set_reseed_interval(&generator, INT32_MAX);
    }
    mbedtls_platform_zeroize(&material, sizeof material);
    return done;
}

/* What the board still has; nothing is not fatal, for the generator is secure as it is. */
static void refresh(void)
{
    uint8_t fresh[STRENGTH];
    int32_t count = ns_entropy(fresh, STRENGTH);
    if (count > 0) {
        (void)mbedtls_hmac_drbg_update(&generator, fresh, (size_t)count);
    }
    mbedtls_platform_zeroize(fresh, sizeof fresh);
}

bool nstls_random_start(void)
{
    if (seeded) {
        refresh();
        return true;
    }
    nstls_arena_start(&arena, (uint8_t *)memory, sizeof memory);
    nstls_arena_use(&arena);
    seeded = seed();
#ifdef MBEDTLS_PSA_CRYPTO_C
    seeded = seeded && psa_crypto_init() == PSA_SUCCESS;
#endif
    return seeded;
}

int nstls_random(void *unused, unsigned char *buffer, size_t count)
{
    (void)unused;
    while (count > 0) {
        size_t piece = count < MBEDTLS_HMAC_DRBG_MAX_REQUEST ? count : MBEDTLS_HMAC_DRBG_MAX_REQUEST;
        int error = seeded ? mbedtls_hmac_drbg_random(&generator, buffer, piece)
                           : MBEDTLS_ERR_HMAC_DRBG_ENTROPY_SOURCE_FAILED;
        if (error != 0) {
            return error;
        }
        buffer += piece;
        count -= piece;
    }
    return 0;
}

#ifdef MBEDTLS_PSA_CRYPTO_EXTERNAL_RNG
psa_status_t mbedtls_psa_external_get_random(mbedtls_psa_external_random_context_t *context, uint8_t *output,
                                             size_t output_size, size_t *output_length)
{
    (void)context;
    if (nstls_random(NULL, output, output_size) != 0) {
        return PSA_ERROR_INSUFFICIENT_ENTROPY;
    }
    *output_length = output_size;
    return PSA_SUCCESS;
}
#endif
