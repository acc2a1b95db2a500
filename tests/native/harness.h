/* harness.h: checks and counts. A test is a function without arguments that runs on the main thread. */
#ifndef NS_TEST_HARNESS_H
#define NS_TEST_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void test_run(const char *name, void (*body)(void));
#define RUN(test) test_run(#test, test)

/* Reports a failure with its place; true: the condition held. */
bool test_check(bool condition, const char *text, const char *file, int line);
#define CHECK(condition) test_check((condition), #condition, __FILE__, __LINE__)

int test_passed(void);
int test_failed(void);

/* xorshift: the same numbers for the same seed. */
typedef struct test_random { uint64_t state; } test_random;
uint32_t test_next(test_random *random, uint32_t limit);

/* Repetitions: what a test asks for, or much less when every allocation collects. */
int test_scaled(int repetitions);

/* Keeps what is written to the console instead of printing it, until the text is asked for. */
void test_capture_begin(void);
const char *test_capture_end(void);

/* Overwrites the unused part of this stack, so that no forgotten reference keeps an object alive. */
void test_scrub_stack(void);

/* Bytes of the heap in use after a collection. */
size_t test_used_after_collection(void);

void collector_model_tests(void);
void collector_tests(void);
void runtime_tests(void);
void thread_tests(void);
void monitor_tests(void);
void uart_tests(void);
void console_wire_tests(void);
void log_tests(void);

/* Ends the process in the way that the name says; run.sh looks at what is left. */
void crash_scenario(const char *name);

/* ---- given by posix/ and qemu/ ---- */

bool test_runs_scenario(void); /* instead of the tests */
bool test_is_shuffled(void);   /* a seeded schedule: equals do not run in turn */
void test_platform(void);      /* tests that only this platform has */

#endif
