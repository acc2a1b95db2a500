/* Types, boxing, exceptions and static constructors. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/kernel/kernel.h"
#include "../../firmware/native/runtime/runtime.h"

#include <string.h>

static void casts_follow_classes_interfaces_and_arrays(void)
{
    ns_ref text = ns_new_string(3);
    CHECK(ns_is(&string_type, &object_type) && ns_is(&string_type, &comparable_type));
    CHECK(!ns_is(&node_type, &comparable_type) && !ns_is(&object_type, &string_type));
    CHECK(ns_is(&derived_exception_type, &exception_type) && !ns_is(&exception_type, &derived_exception_type));
    CHECK(ns_is_instance(text, &comparable_type) == text && ns_is_instance(text, &node_type) == NULL);
    CHECK(ns_is_instance(NULL, &node_type) == NULL && ns_cast(NULL, &node_type) == NULL);
    CHECK(ns_cast(text, &object_type) == text);
    CHECK(ns_cast(text, &node_type) == NULL && take_thrown() == THROWN_CAST);
    CHECK(ns_is(&string_array_type, &object_array_type) && !ns_is(&object_array_type, &string_array_type));
    CHECK(ns_is(&int_array_type, &uint_array_type) && !ns_is(&int_array_type, &byte_array_type));
    CHECK(!ns_is(&int_array_type, &object_array_type) && !ns_is(&pair_array_type, &object_array_type));
    CHECK(ns_is(&int_array_type, &object_type));
}

static void stores_into_arrays_are_checked(void)
{
    ns_ref strings = ns_new_array(&string_array_type, 1);
    CHECK(ns_can_store(strings, NULL) && ns_can_store(strings, ns_new_string(0)));
    CHECK(!ns_can_store(strings, ns_new(&node_type)));
    CHECK(ns_can_store(ns_new_array(&object_array_type, 1), strings));
}

static void boxes_copy_their_value(void)
{
    int32_t number = -77;
    ns_ref box = ns_box(&int_type, &number);
    number = 0;
    memcpy(&number, (char *)box + NS_BOX_DATA, sizeof(number));
    CHECK(number == -77 && box->type == &int_type);
}

static void strings_have_their_length(void)
{
    const ns_string *text = (const ns_string *)ns_new_string(5);
    CHECK(text->length == 5 && text->header.type == &string_type && text->chars[4] == 0);
    CHECK(ns_new_string(-1) == NULL && take_thrown() == THROWN_OVERFLOW);
    CHECK(ns_new_string(INT32_MAX) == NULL && take_thrown() == THROWN_MEMORY);
}

/* ---- exceptions ---- */

__attribute__((noinline)) static void thrower(ns_ref exception)
{
    ns_throw(exception);
    NS_UNWIND();
}

__attribute__((noinline)) static void caller(ns_ref exception)
{
    thrower(exception);
    NS_UNWIND();
}

static bool is_inside(const void *address, void (*function)(ns_ref))
{
    return (uintptr_t)address - (uintptr_t)function < 512;
}

static void traces_grow_as_the_exception_leaves(void)
{
    ns_exception *exception = (ns_exception *)ns_new(&exception_type);
    caller((ns_ref)exception);
    CHECK(ns_pending == (ns_ref)exception);
    CHECK(exception->trace_length == 3);
    CHECK(is_inside(exception->trace[0], thrower) && is_inside(exception->trace[1], caller));
    ns_pending = NULL;
    ns_rethrow((ns_ref)exception);
    CHECK(ns_pending == (ns_ref)exception && exception->trace_length == 3);
    ns_pending = NULL;
    thrower((ns_ref)exception);
    CHECK(exception->trace_length == 2);
    ns_pending = NULL;
    const void *recurring = &ns_pending;
    for (int i = 0; i < 2 * NS_TRACE_DEPTH; i++) {
        ns_rethrow((ns_ref)exception);
        ns_trace((const char *)recurring + i);
    }
    CHECK(exception->trace_length == 2 + 2 * NS_TRACE_DEPTH);
    ns_pending = NULL;
    ns_throw(NULL);
    CHECK(take_thrown() == THROWN_NULL_REFERENCE);
}

static ns_ref expected_pending[2];
static volatile bool pending_was_kept[2];

static void keep_pending(void *argument)
{
    int me = *(const int *)argument;
    ns_throw(expected_pending[me]);
    for (int i = 0; i < 20; i++) {
        ns_thread_sleep(300);
        ns_thread_yield();
    }
    pending_was_kept[me] = ns_pending == expected_pending[me];
    ns_pending = NULL;
}

static void each_thread_has_its_pending_exception(void)
{
    static const int numbers[2] = {0, 1};
    ns_thread *threads[2];
    for (int i = 0; i < 2; i++) {
        statics[i] = expected_pending[i] = ns_new(&exception_type);
        threads[i] = ns_thread_create_native(keep_pending, (void *)&numbers[i], 10, 0);
    }
    for (int i = 0; i < 2; i++) {
        ns_thread_join(threads[i], NS_FOREVER);
        ns_thread_release(threads[i]);
        CHECK(pending_was_kept[i]);
        statics[i] = NULL;
    }
    CHECK(ns_pending == NULL);
}

/* ---- static constructors ---- */

static ns_class_init_state slow_state, failing_state, first_state, second_state, recursive_state;
static volatile int runs, saw_half_done;

static void slow_constructor(void)
{
    runs++;
    ns_thread_sleep(5000);
    runs += 100;
}

static void use_slow(void *unused)
{
    (void)unused;
    ns_class_init(&slow_state, slow_constructor, &node_type);
    saw_half_done += runs != 101;
}

static void constructors_run_once_and_others_wait(void)
{
    ns_thread *threads[3];
    for (int i = 0; i < 3; i++) {
        threads[i] = ns_thread_create_native(use_slow, NULL, 9 + i, 0);
    }
    for (int i = 0; i < 3; i++) {
        ns_thread_join(threads[i], NS_FOREVER);
        ns_thread_release(threads[i]);
    }
    CHECK(runs == 101 && saw_half_done == 0 && slow_state.done);
}

static int failing_runs;

static void failing_constructor(void)
{
    failing_runs++;
    ns_throw_divide_by_zero();
}

static void failures_are_kept_and_thrown_again(void)
{
    for (int i = 0; i < 3; i++) {
        ns_class_init(&failing_state, failing_constructor, &node_type);
        ns_exception *exception = (ns_exception *)ns_pending;
        if (CHECK(exception != NULL && exception->inner != NULL)) {
            CHECK(exception->inner->type == &thrown_types[THROWN_DIVIDE]);
        }
        CHECK(take_thrown() == THROWN_TYPE_INITIALIZATION);
        exception = NULL;
        test_scrub_stack();
        for (int k = 0; k < 200; k++) {
            (void)ns_new(&exception_type); /* would take the place of a failure that was collected */
        }
    }
    CHECK(failing_runs == 1 && !failing_state.done);
}

static int recursive_runs;

static void recursive_constructor(void)
{
    recursive_runs++;
    ns_class_init(&recursive_state, recursive_constructor, &node_type);
}

static void first_constructor(void);

static void second_constructor(void)
{
    ns_thread_sleep(3000);
    ns_class_init(&first_state, first_constructor, &node_type);
}

static void first_constructor(void)
{
    ns_thread_sleep(3000);
    ns_class_init(&second_state, second_constructor, &node_type);
}

static void use_second(void *unused)
{
    (void)unused;
    ns_class_init(&second_state, second_constructor, &node_type);
}

static void constructors_in_a_circle_do_not_wait_for_ever(void)
{
    ns_class_init(&recursive_state, recursive_constructor, &node_type);
    CHECK(recursive_runs == 1 && recursive_state.done);
    ns_thread *other = ns_thread_create_native(use_second, NULL, 10, 0);
    ns_class_init(&first_state, first_constructor, &node_type);
    CHECK(ns_thread_join(other, 2000000));
    ns_thread_release(other);
    CHECK(first_state.done && second_state.done);
}

/* ---- helpers ---- */

static void moving_words_allows_overlap(void)
{
    uintptr_t words[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    ns_move_words(&words[2], &words[0], 8);
    CHECK(words[2] == 0 && words[9] == 7 && words[1] == 1);
    ns_move_words(&words[0], &words[2], 8);
    CHECK(words[0] == 0 && words[7] == 7 && words[9] == 7);
}

/* Every alignment, length and distance against a copy made byte by byte. */
static void moving_bytes_equals_the_plain_loop(void)
{
    enum { SIZE = 96 };
    static uint8_t memory[SIZE], expected[SIZE], before[SIZE];
    for (size_t i = 0; i < SIZE; i++) {
        before[i] = (uint8_t)(i * 37 + 11);
    }
    bool same = true;
    for (size_t to = 0; to < 24; to++) {
        for (size_t from = 0; from < 24; from++) {
            for (size_t count = 0; count < SIZE - 24; count += 1 + count / 16) {
                memcpy(memory, before, SIZE);
                memcpy(expected, before, SIZE);
                for (size_t i = 0; i < count; i++) {
                    expected[to + i] = before[from + i];
                }
                ns_move_bytes(memory + to, memory + from, count);
                same = same && memcmp(memory, expected, SIZE) == 0;
            }
        }
        for (size_t count = 0; count < SIZE - 24; count++) {
            memcpy(memory, before, SIZE);
            memcpy(expected, before, SIZE);
            memset(expected + to, 0, count);
            ns_clear_bytes(memory + to, count);
            same = same && ns_compare_bytes(memory, expected, SIZE) == 0;
        }
    }
    CHECK(same);
}

/* Every alignment and length, with the byte at each place, in no place, and beside the stretch. */
static void the_first_byte_that_is_equal_is_found(void)
{
    enum { SIZE = 48 };
    static const uint8_t fillers[] = {0x00, 0x01, 0x7F, 0x80, 0xFF, 0x0C, 0x0E, 0x8D};
    static uint8_t memory[SIZE];
    bool found = true;
    for (size_t filler = 0; filler < sizeof(fillers); filler++) {
        memset(memory, fillers[filler], SIZE);
        for (size_t start = 0; start < sizeof(uintptr_t); start++) {
            for (size_t count = 0; count < SIZE - 8; count++) {
                for (size_t place = 0; place <= count; place++) {
                    memory[start + place] = memory[start + count] = '\r';
                    intptr_t expected = place < count ? (intptr_t)place : -1;
                    found = found && ns_index_of_byte(memory + start, count, '\r') == expected;
                    memory[start + place] = memory[start + count] = fillers[filler];
                }
            }
        }
    }
    CHECK(found);
}

static void utf8_encodes_every_length(void)
{
    static const uint16_t text[] = {'A', 0xE9, 0x20AC, 0xD83D, 0xDE00, 0xD800, 'B', 0xDC00};
    static const char expected[] = "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBD" "B\xEF\xBF\xBD";
    char encoded[sizeof(expected)] = "";
    size_t count = 0;
    for (int32_t i = 0; i < 8;) {
        uint8_t bytes[4];
        size_t n = ns_utf8_encode_next(text, 8, &i, bytes);
        memcpy(encoded + count, bytes, n);
        count += n;
    }
    CHECK(count == sizeof(expected) - 1 && memcmp(encoded, expected, count) == 0);
}

void runtime_tests(void)
{
    RUN(casts_follow_classes_interfaces_and_arrays);
    RUN(stores_into_arrays_are_checked);
    RUN(boxes_copy_their_value);
    RUN(strings_have_their_length);
    RUN(traces_grow_as_the_exception_leaves);
    RUN(each_thread_has_its_pending_exception);
    RUN(constructors_run_once_and_others_wait);
    RUN(failures_are_kept_and_thrown_again);
    RUN(constructors_in_a_circle_do_not_wait_for_ever);
    RUN(moving_words_allows_overlap);
    RUN(moving_bytes_equals_the_plain_loop);
    RUN(the_first_byte_that_is_equal_is_found);
    RUN(utf8_encodes_every_length);
}
