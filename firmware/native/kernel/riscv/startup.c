/* startup.c: from reset to ns_board_start. Memory bounds come from the linker script. */
#include "chip.h"
#include "riscv.h"
#include "trap.h"

extern uint32_t ns_data_start[], ns_data_end[], ns_data_image[];
extern uint32_t ns_bss_start[], ns_bss_end[];

__attribute__((section(".reset"), naked, noreturn)) void ns_reset(void)
{
    __asm volatile(
        "csrci mstatus, 8             \n" /* MIE */
        ".option push                 \n"
        ".option norelax              \n"
        "la    gp, __global_pointer$  \n"
        ".option pop                  \n"
        "la    sp, ns_isr_stack_top   \n"
        "csrw  mscratch, sp           \n" /* the trap entry takes its stack from there */
        "j     start_c                \n");
}

__attribute__((used, noreturn)) static void start_c(void)
{
    const uint32_t *from = ns_data_image;
    for (uint32_t *to = ns_data_start; to < ns_data_end; to++) {
        *to = *from++;
    }
    for (uint32_t *to = ns_bss_start; to < ns_bss_end; to++) {
        *to = 0;
    }
    NS_CSR_WRITE(mtvec, (uint32_t)ns_trap_entry); /* direct mode: one entry for everything */
    NS_CSR_WRITE(mie, NS_MIE_SOFTWARE | NS_MIE_TIMER | NS_MIE_EXTERNAL);
    ns_board_start();
}
