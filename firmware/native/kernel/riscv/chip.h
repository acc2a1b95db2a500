/* chip.h: what the RISC-V port asks of a chip: the memory-mapped machine timer and software interrupt (privileged
 * architecture 3.2.1 and 3.1.9), and an interrupt controller behind one function. */
#ifndef NS_RISCV_CHIP_H
#define NS_RISCV_CHIP_H

#include "../port.h"

/* ---- given by the chip ---- */
extern volatile uint32_t *const ns_chip_msip;     /* this hart's software interrupt: 1 pends it */
extern volatile uint32_t *const ns_chip_mtime;    /* low word, then high word */
extern volatile uint32_t *const ns_chip_mtimecmp; /* likewise */
extern const uint32_t ns_chip_mtime_per_us;

/* The external interrupt: finds out who it was. May raise signals. */
void ns_chip_external_interrupt(void);

/* The board's start-up code; ends in ns_start. */
__attribute__((noreturn)) void ns_board_start(void);

/* ---- given by the port ---- */

/* Where the image begins; the linker script puts it at the address of reset. */
void ns_reset(void);

extern uint8_t ns_isr_stack[], ns_isr_stack_top[]; /* from the linker script; the boot code runs on it too */

#endif
