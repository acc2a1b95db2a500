/* emulated_pins.c: see emulated_pins.h. */
#include "emulated_pins.h"

#include "hal.h"

void ns_emulated_pins_set(int32_t mask, int32_t values)
{
    static int32_t levels;
    int32_t wanted = (levels & ~mask) | (values & mask);
    if (wanted != levels) {
        levels = wanted;
        ns_log("!pins %d", (int)levels);
    }
}
