/* swap.c: ns_posix_swap, the one piece of assembly: leaves one stack and goes on with another.
 *
 *     void ns_posix_swap(void **leave, void *enter);
 *
 * Pushes the registers that a callee must preserve, stores the stack pointer in *leave, takes enter as the new one
 * and pops the same registers from there. A fresh stack looks as if its thread had just been left
 * (struct first_frame in port.c): zeros, and the address where it begins. */
#if defined(__x86_64__)
__asm__(
    ".text\n"
    ".globl ns_posix_swap\n"
    ".type ns_posix_swap, @function\n"
    "ns_posix_swap:\n"
    "    push %rbp\n"
    "    push %rbx\n"
    "    push %r12\n"
    "    push %r13\n"
    "    push %r14\n"
    "    push %r15\n"
    "    mov  %rsp, (%rdi)\n"
    "    mov  %rsi, %rsp\n"
    "    pop  %r15\n"
    "    pop  %r14\n"
    "    pop  %r13\n"
    "    pop  %r12\n"
    "    pop  %rbx\n"
    "    pop  %rbp\n"
    "    ret\n"
    ".size ns_posix_swap, . - ns_posix_swap\n");
#elif defined(__aarch64__)
__asm__(
    ".text\n"
    ".globl ns_posix_swap\n"
    ".type ns_posix_swap, @function\n"
    "ns_posix_swap:\n"
    "    sub  sp, sp, #160\n"
    "    stp  x19, x20, [sp, #0]\n"
    "    stp  x21, x22, [sp, #16]\n"
    "    stp  x23, x24, [sp, #32]\n"
    "    stp  x25, x26, [sp, #48]\n"
    "    stp  x27, x28, [sp, #64]\n"
    "    stp  x29, x30, [sp, #80]\n"
    "    stp  d8, d9, [sp, #96]\n"
    "    stp  d10, d11, [sp, #112]\n"
    "    stp  d12, d13, [sp, #128]\n"
    "    stp  d14, d15, [sp, #144]\n"
    "    mov  x9, sp\n"
    "    str  x9, [x0]\n"
    "    mov  sp, x1\n"
    "    ldp  x19, x20, [sp, #0]\n"
    "    ldp  x21, x22, [sp, #16]\n"
    "    ldp  x23, x24, [sp, #32]\n"
    "    ldp  x25, x26, [sp, #48]\n"
    "    ldp  x27, x28, [sp, #64]\n"
    "    ldp  x29, x30, [sp, #80]\n"
    "    ldp  d8, d9, [sp, #96]\n"
    "    ldp  d10, d11, [sp, #112]\n"
    "    ldp  d12, d13, [sp, #128]\n"
    "    ldp  d14, d15, [sp, #144]\n"
    "    add  sp, sp, #160\n"
    "    ret\n"
    ".size ns_posix_swap, . - ns_posix_swap\n");
#else
#error "The posix port runs on x86-64 and AArch64: write ns_posix_swap for this CPU"
#endif
