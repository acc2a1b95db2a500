/* riscv.h: control and status registers and traps, after the RISC-V privileged architecture, version 1.12. The port
 * runs everything in machine mode. */
#ifndef NS_RISCV_H
#define NS_RISCV_H

#include <stdint.h>

/* gcc 12 has no C library for -march=rv32imc_zicsr, so the assembler alone is told that these registers exist. */
__asm(".option arch, +zicsr");

#define NS_MSTATUS_MIE      (1u << 3)
#define NS_MSTATUS_MPIE     (1u << 7)
#define NS_MSTATUS_MPP      (3u << 11) /* both bits: the trap returns to machine mode */
#define NS_MIE_SOFTWARE     (1u << 3)
#define NS_MIE_TIMER        (1u << 7)
#define NS_MIE_EXTERNAL     (1u << 11)
#define NS_MCAUSE_INTERRUPT (1u << 31)

enum ns_interrupt { NS_INTERRUPT_SOFTWARE = 3, NS_INTERRUPT_TIMER = 7, NS_INTERRUPT_EXTERNAL = 11 };

#define NS_CSR_READ(name) \
    ({ uint32_t value_; __asm volatile("csrr %0, " #name : "=r"(value_) : : "memory"); value_; })
#define NS_CSR_WRITE(name, value) \
    __asm volatile("csrw " #name ", %0" : : "r"(value) : "memory")
#define NS_CSR_CLEAR(name, bits) \
    ({ uint32_t value_; __asm volatile("csrrc %0, " #name ", %1" : "=r"(value_) : "r"(bits) : "memory"); value_; })
#define NS_CSR_SET(name, bits) \
    __asm volatile("csrs " #name ", %0" : : "r"(bits) : "memory")

#endif
