/* corelib.h: what the class library asks of the runtime beyond abi.h, kernel.h and hal.h, and what it offers to it.
 *
 * The C# side declares each function with [DllImport("nanosocket")]. In C# a pointer or an opaque handle is nint or a
 * pointer, ns_ref and const ns_type * are object references (a System.Type is its descriptor), bool is C's bool. */
#ifndef NS_CORELIB_H
#define NS_CORELIB_H

#include "abi.h"

/* ---- memory; ranges may overlap ---- */

void    ns_move_bytes(void *to, const void *from, size_t bytes);

/* Copies word by word, so that the collector sees each reference either old or new. Ends and size are word-aligned. */
void    ns_move_words(void *to, const void *from, size_t bytes);
void    ns_clear_bytes(void *start, size_t bytes);                          /* words whole, as above, where aligned */
int32_t ns_compare_bytes(const void *a, const void *b, size_t bytes);       /* as memcmp */

/* ---- called by the runtime ---- */

/* Once, on the main thread, before ns_image_main: makes the exception that reports an exhausted heap. */
void    ns_corelib_start(void);

#endif
