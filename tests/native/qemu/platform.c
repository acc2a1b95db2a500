/* platform.c: the tests on an emulated board, whose own board.c they run with. */
#include "../harness.h"

void budget_tests(void);

bool test_runs_scenario(void)
{
    return false;
}

bool test_is_shuffled(void)
{
    return false;
}

void test_platform(void)
{
    budget_tests(); /* tests/boards has the tests of drivers and faults */
}
