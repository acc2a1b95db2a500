#include "harness.h"

#include "../../firmware/native/hal/hal.h"

#include "ns_budget.h"

static int passed, failed;
static bool failing;

void test_run(const char *name, void (*body)(void))
{
    failing = false;
    body();
    if (ns_pending != NULL) {
        ns_pending = NULL;
        failing = true;
        ns_log("%s left an exception pending", name);
    }
    passed += failing ? 0 : 1;
    failed += failing ? 1 : 0;
    if (failing) {
        ns_log("FAILED %s", name);
    }
}

bool test_check(bool condition, const char *text, const char *file, int line)
{
    if (!condition) {
        failing = true;
        ns_log("%s:%d: %s", file, line, text);
    }
    return condition;
}

int test_passed(void)
{
    return passed;
}

int test_failed(void)
{
    return failed;
}

uint32_t test_next(test_random *random, uint32_t limit)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return (uint32_t)(random->state >> 32) % limit;
}

int test_scaled(int repetitions)
{
#ifdef NS_GC_STRESS
    return repetitions / 20 + 1;
#else
    return repetitions;
#endif
}

__attribute__((noinline)) void test_scrub_stack(void)
{
    volatile char unused[NS_BUDGET_MAIN_STACK / 4 < 32768 ? NS_BUDGET_MAIN_STACK / 4 : 32768];
    for (size_t i = 0; i < sizeof(unused); i++) {
        unused[i] = 0;
    }
}
