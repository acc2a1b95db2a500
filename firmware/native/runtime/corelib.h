/* corelib.h: what the class library asks of the runtime beyond abi.h, kernel.h and hal.h, and what it offers to it.
 *
 * The C# side declares each function with [DllImport("nanosocket")]. In C# a pointer or an opaque handle is nint or a
 * pointer, ns_ref and const ns_type * are object references (a System.Type is its descriptor), bool is C's bool. */
#ifndef NS_CORELIB_H
#define NS_CORELIB_H

#include "../gc/gc.h"
#include "../kernel/kernel.h"

/* ---- memory; ranges may overlap ---- */

void    ns_move_bytes(void *to, const void *from, size_t bytes);

/* Copies word by word, so that the collector sees each reference either old or new. Both ends are word-aligned. */
void    ns_move_words(void *to, const void *from, size_t words);
void    ns_clear_bytes(void *start, size_t bytes);                          /* words whole, as above, where aligned */
int32_t ns_compare_bytes(const void *a, const void *b, size_t bytes);       /* as memcmp */
intptr_t ns_index_of_byte(const void *start, size_t bytes, uint8_t byte);   /* of the first one; -1: not there */

/* ---- threads ---- */

ns_thread *ns_thread_self(void);          /* the running thread; the handle of Main's thread comes from here */

/* A C# method, present only when the image contains System.Threading.Thread (weak in the runtime). The main thread calls it
 * when Main has returned without an exception, before ns_exit: it waits for the foreground threads to end. */
void ns_thread_wait_foreground(void);

#endif
