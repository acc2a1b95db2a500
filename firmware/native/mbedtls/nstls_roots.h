/* nstls_roots.h: the table of public certificate authorities; the tool writes it (PublicRoots.cs). */
#ifndef NSTLS_ROOTS_H
#define NSTLS_ROOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nstls_root {
    const uint8_t *der;
    uint16_t length;
    uint16_t subject, subject_length; /* where in der the name is, tag and length included */
};

extern const struct nstls_root nstls_public_roots[];
extern const uint16_t nstls_public_root_count;

/* The image has some. */
bool nstls_has_roots(void);

/* The next one with this name; position is 0 before the first. NULL: no more. */
const struct nstls_root *nstls_next_root(size_t *position, const uint8_t *subject, size_t length);

#endif
