/* runtime.h: what the files of runtime/ and kernel/ share and generated code does not see. */
#ifndef NS_RUNTIME_H
#define NS_RUNTIME_H

#include "corelib.h"

/* Encodes the code point that starts at *index of a UTF-16 text and advances *index; a lone surrogate becomes
 * U+FFFD. Returns the number of bytes, 1 to 4. */
size_t ns_utf8_encode_next(const uint16_t *chars, int32_t length, int32_t *index, uint8_t bytes[4]);

/* The static constructors' failures, for the collector. */
void ns_class_init_visit_roots(void (*visit)(ns_ref reference));

#endif
