/* restart.c: restarts by software, and why the board started. A system reset keeps the SRAM (RM0090 5.4, ARMv7-M
 * B1.5.15), so a restart leaves a note in the 16 bytes that neither boot code nor emulator clears. After a power-on
 * they hold anything, which the check word tells from a note; the last word counts the starts, from anything on. */
#include "board.h"

#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/hal/stm32/clock.h"
#include "../../firmware/native/hal/stm32/reset_cause.h"
#include "../../firmware/native/kernel/cortex-m/chip.h"
#include "../../firmware/native/kernel/cortex-m/cortex-m.h"

#define NOTE_MAGIC 0x52535452u

static int32_t noted = -1; /* the reason of the note found at boot */
static uint32_t start_number;

void ns_restart_note_read(void)
{
    if (ns_restart_note[0] == NOTE_MAGIC && ns_restart_note[1] == ~ns_restart_note[2]) {
        noted = (int32_t)ns_restart_note[1];
    }
    ns_restart_note[0] = 0;
    start_number = ++ns_restart_note[3];
}

uint32_t ns_board_start_number(void) { return start_number; }

int32_t ns_board_start_reason(void)
{
    if (noted >= 0) {
        return noted;
    }
    return ns_stm32_clocks.source == NS_CLOCK_UNMODELLED ? NS_START_KEY : (int32_t)ns_reset_reason();
}

void ns_board_restart(int32_t reason)
{
    ns_console_flush();
    (void)ns_irq_save();
    ns_restart_note[1] = (uint32_t)reason;
    ns_restart_note[2] = ~(uint32_t)reason;
    ns_restart_note[0] = NOTE_MAGIC;
    ns_chip_reset();
}
