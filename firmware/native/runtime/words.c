/* words.c: copying that the collector may interrupt. */
#include "runtime.h"

void ns_move_words(void *to, const void *from, size_t count)
{
    volatile uintptr_t *target = to; /* volatile: the compiler must not turn this into a byte-wise memmove */
    const uintptr_t *source = from;
    if ((uintptr_t)to - (uintptr_t)from >= count * sizeof(uintptr_t)) {
        for (size_t i = 0; i < count; i++) {
            target[i] = source[i];
        }
    } else {
        while (count-- > 0) {
            target[count] = source[count];
        }
    }
}
