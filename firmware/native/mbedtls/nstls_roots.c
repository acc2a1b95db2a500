/* nstls_roots.c: public certificate authorities that are compiled into an image when its builder wants them. They stay
 * in flash: a chain is compared with their names, and only those that fit are read. */
#include "nstls_internal.h"

#ifdef NSTLS_PUBLIC_ROOTS

bool nstls_has_roots(void) { return nstls_public_root_count > 0; }

const struct nstls_root *nstls_next_root(size_t *position, const uint8_t *subject, size_t length)
{
    while (*position < nstls_public_root_count) {
        const struct nstls_root *root = &nstls_public_roots[(*position)++];
        if (root->subject_length == length && memcmp(root->der + root->subject, subject, length) == 0) {
            return root;
        }
    }
    return NULL;
}

#else

bool nstls_has_roots(void) { return false; }

const struct nstls_root *nstls_next_root(size_t *position, const uint8_t *subject, size_t length)
{
    (void)position;
    (void)subject;
    (void)length;
    return NULL;
}

#endif
