/* board.c: what the shim asks of a board: entropy that a test can exhaust or fix, memory, and the number of the start. */
#include <stdint.h>
#include <string.h>
#include <sys/random.h>

enum { MEMORY = 4 * 64 * 1024 };

static int32_t left = -1; /* bytes of entropy; negative: as many as asked for */
static uint8_t fixed;     /* not 0: every byte of it */
static uint32_t start_number = 1;

int32_t ns_entropy(uint8_t *buffer, int32_t count)
{
    int32_t given = left >= 0 && left < count ? left : count;
    left -= left >= 0 ? given : 0;
    if (fixed != 0) {
        memset(buffer, fixed, (size_t)given);
        return given;
    }
    return (int32_t)getrandom(buffer, (size_t)given, 0);
}

uint32_t ns_board_start_number(void) { return start_number; }

uint8_t *ns_board_tls_memory(int32_t *size)
{
    static uint8_t memory[MEMORY] __attribute__((aligned(8)));
    *size = MEMORY;
    return memory;
}

/* For tests. bytes: how many of them there are, negative: no limit; value: what each is, 0: random. */
__attribute__((visibility("default"))) void nstls_test_entropy(int32_t bytes, int32_t value, uint32_t start)
{
    left = bytes;
    fixed = (uint8_t)value;
    start_number = start;
}
