/* nslua_stack.c: the C stack of the Lua task: how much of it is left, and what it refers to. */
#include "nslua_internal.h"

#include "../gc/heap.h"
#include "../kernel/sched.h"
#include "lobject.h"
#include "ns_budget.h"

/* What is reserved for native functions, and for the handling of an error within it. */
enum { RESERVE = NS_BUDGET_LUA_NATIVE_STACK, HANDLING = RESERVE / 3 };

static const char *base; /* where the state was entered; the stack grows down from here */

void nslua_stack_enter(const void *address) { base = address; }

static size_t left(void)
{
    const ns_thread *thread = ns_sched_running();
    return (size_t)((const char *)__builtin_frame_address(0) - (thread->stack + NS_STACK_GUARD));
}

/* An error at the end of the stack is raised once, not in each function that handles it. */
enum nslua_stack_state nslua_stack_state(void)
{
    static bool is_raised;
    size_t rest = left();
    if (rest >= RESERVE) {
        is_raised = false;
        return NSLUA_STACK_GOOD;
    }
    if (rest < RESERVE - HANDLING) {
        return NSLUA_STACK_OUT;
    }
    if (is_raised) {
        return NSLUA_STACK_GOOD;
    }
    is_raised = true;
    return NSLUA_STACK_LOW;
}

static void add(nslua_held *held, uintptr_t address)
{
    if (nslua_pool_has(address)) {
        uint32_t bit = nslua_held_bit(address);
        held->words[bit / 32] |= UINT32_C(1) << bit % 32;
    }
}

/* A string may be known by its bytes alone, which lie behind its head. */
NS_GC_UNCHECKED static void scan(void *sp, void *argument)
{
    for (const uintptr_t *at = sp; (const char *)at < base; at++) {
        add(argument, *at);
        add(argument, *at - sizeof(TString));
    }
}

void nslua_find_held(nslua_held *held)
{
    *held = (nslua_held){0};
    ns_port_with_spilled_registers(scan, held);
}
