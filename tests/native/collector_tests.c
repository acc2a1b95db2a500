/* The heap's promises one by one: every block size, exhaustion, deep and wide graphs, hidden roots. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/gc/gc.h"
#include "../../firmware/native/hal/hal.h"

#include <stdlib.h>
#include <string.h>

size_t test_used_after_collection(void)
{
    ns_gc_statistics statistics;
    for (int i = 0; i < 2; i++) { /* the first one's frames may stand on words that looked like references */
        test_scrub_stack();
        ns_gc_collect();
    }
    ns_gc_get_statistics(&statistics);
    return statistics.used;
}

static ns_gc_statistics statistics_now(void)
{
    ns_gc_statistics statistics;
    ns_gc_get_statistics(&statistics);
    return statistics;
}

static char *bytes_of(ns_ref array)
{
    return (char *)array + NS_ARRAY_DATA;
}

static ns_ref *elements_of(ns_ref array)
{
    return (ns_ref *)bytes_of(array);
}

static void clear_statics(void)
{
    memset(statics, 0, sizeof(statics));
}

/* ---- blocks ---- */

static void blocks_of_every_size_are_disjoint(void)
{
    test_random random = {77};
    clear_statics();
    for (int round = 0; round < test_scaled(3000); round++) {
        int at = (int)test_next(&random, STATIC_FIELDS);
        uint32_t length = test_next(&random, test_next(&random, 4) == 0 ? 3000 : 200);
        ns_ref array = ns_new_array(&byte_array_type, length);
        if (!CHECK(array != NULL)) {
            return;
        }
        for (uint32_t i = 0; i < length; i++) {
            CHECK(bytes_of(array)[i] == 0);
        }
        memset(bytes_of(array), at + 1, length);
        statics[at] = array;
        for (int other = 0; other < STATIC_FIELDS; other++) {
            const ns_array *kept = (const ns_array *)statics[other];
            for (int32_t i = 0; kept != NULL && i < kept->length; i++) {
                if (!CHECK(bytes_of(statics[other])[i] == other + 1)) {
                    return;
                }
            }
        }
    }
    clear_statics();
}

static void allocate_mixed_sizes(void *unused)
{
    (void)unused;
    for (int i = 0; i < test_scaled(4000); i++) {
        ns_ref array = ns_new_array(&byte_array_type, i % 100);
        statics[i % STATIC_FIELDS] = array;
    }
}

/* On a thread of its own, so that no forgotten pointer is left on a stack. */
static void everything_dropped_becomes_whole_regions(void)
{
    clear_statics();
    ns_thread *thread = ns_thread_create_native(allocate_mixed_sizes, NULL, NS_PRIORITY_APP_LOWEST, 0);
    CHECK(ns_thread_join(thread, NS_FOREVER));
    ns_thread_release(thread);
    clear_statics();
    CHECK(test_used_after_collection() < 256); /* a stale word on the main stack may keep an object */
    ns_gc_statistics statistics = statistics_now();
    CHECK(statistics.largest_free > statistics.total / 3); /* of one or two regions */
    CHECK(statistics.total == statistics.used + statistics.free);
}

/* Fills the heap with one list; returns its length. */
__attribute__((noinline)) static int fill_with_list(int limit)
{
    for (int kept = 0; kept < limit; kept++) {
        node *added = (node *)ns_new(&node_type);
        if (added == NULL) {
            return kept;
        }
        added->first = statics[0];
        statics[0] = (ns_ref)added;
    }
    return limit;
}

__attribute__((noinline)) static int list_length(void)
{
    int length = 0;
    for (const node *at = (const node *)statics[0]; at != NULL; at = (const node *)at->first) {
        length++;
    }
    return length;
}

static void exhaustion_is_an_exception_and_heals(void)
{
    clear_statics();
    int limit = test_scaled(1000000); /* the stress build collects each time, which would take quadratic time */
    int kept = fill_with_list(limit);
    if (kept < limit) {
        CHECK(take_thrown() == THROWN_MEMORY);
        CHECK((size_t)kept > statistics_now().total / sizeof(node) - 100 && statistics_now().free < 64);
        CHECK(ns_new_array(&byte_array_type, 100) == NULL && take_thrown() == THROWN_MEMORY);
    }
    CHECK(list_length() == kept);
    clear_statics();
    test_scrub_stack();
    CHECK(ns_new(&node_type) != NULL);
    CHECK(take_thrown() == THROWN_NONE);
}

static void alternate_blocks_freed_are_reused(void)
{
    clear_statics();
    ns_ref table = ns_new_array(&object_array_type, 400);
    statics[0] = table;
    for (int i = 0; i < 400; i++) {
        elements_of(table)[i] = ns_new_array(&byte_array_type, 80);
    }
    for (int i = 0; i < 400; i += 2) {
        elements_of(table)[i] = NULL;
    }
    size_t before = test_used_after_collection();
    for (int i = 0; i < 400; i += 2) {
        elements_of(table)[i] = ns_new_array(&byte_array_type, 80);
    }
    size_t block = (NS_ARRAY_DATA + 80 + 2 * sizeof(void *) - 1) / (2 * sizeof(void *)) * (2 * sizeof(void *));
    CHECK(statistics_now().used == before + 200 * block);
    clear_statics();
}

static void largest_block_can_be_had(void)
{
    clear_statics();
    (void)test_used_after_collection();
    size_t largest = statistics_now().largest_free;
    CHECK(ns_new_array(&byte_array_type, (intptr_t)(largest - NS_ARRAY_DATA)) != NULL);
    CHECK(ns_new_array(&byte_array_type, INT32_MAX) == NULL && take_thrown() == THROWN_MEMORY);
    CHECK(ns_new_array(&pair_array_type, INTPTR_MAX / 8) == NULL && take_thrown() == THROWN_MEMORY);
    CHECK(ns_new_array(&byte_array_type, -1) == NULL && take_thrown() == THROWN_OVERFLOW);
}

static void statistics_count(void)
{
    ns_gc_collect();
    ns_gc_statistics before = statistics_now();
    for (int i = 0; i < 10; i++) {
        (void)ns_new(&node_type);
    }
    ns_gc_statistics after = statistics_now();
    CHECK(after.allocated - before.allocated == 10 * sizeof(node));
    ns_gc_collect();
    CHECK(statistics_now().allocated == after.allocated);
    CHECK(statistics_now().collections > before.collections);
    CHECK(statistics_now().longest_pause_us < 1000000);
}

/* ---- graphs that are hard to walk ---- */

static void deep_lists_do_not_need_deep_stacks(void)
{
    for (int through_second = 0; through_second < 2; through_second++) {
        clear_statics();
        int length = test_scaled(4000);
        for (int i = 0; i < length; i++) {
            node *added = (node *)ns_new(&node_type);
            *(through_second ? &added->second : &added->first) = statics[0];
            added->value = i;
            statics[0] = (ns_ref)added;
        }
        ns_gc_collect();
        int expected = length;
        for (const node *at = (const node *)statics[0]; at != NULL;
             at = (const node *)(through_second ? at->second : at->first)) {
            if (!CHECK(at->value == --expected)) {
                break;
            }
        }
        CHECK(expected == 0);
    }
    clear_statics();
}

/* Depth levels of arrays, each holding width arrays of the next level: more than the mark stack holds. */
static ns_ref grow(int depth, int width)
{
    ns_ref array = ns_new_array(&object_array_type, width);
    for (int i = 0; array != NULL && depth > 0 && i < width; i++) {
        elements_of(array)[i] = grow(depth - 1, width);
    }
    return array;
}

static int count_arrays(ns_ref array)
{
    int count = 1;
    for (int32_t i = 0; i < ((const ns_array *)array)->length; i++) {
        count += elements_of(array)[i] == NULL ? 0 : count_arrays(elements_of(array)[i]);
    }
    return count;
}

/* Combs overflow the mark stack: each spine node leaves its tooth, a node of its own, to be read later. */
static void mark_stack_overflow_loses_nothing(void)
{
    clear_statics();
    statics[0] = grow(3, 9);
    ns_gc_collect();
    CHECK(count_arrays(statics[0]) == 1 + 9 + 81 + 729);
    clear_statics();
    int length = test_scaled(1500);
    for (int i = 0; i < length; i++) {
        node *spine = (node *)ns_new(&node_type);
        statics[1] = (ns_ref)spine;
        node *tooth = (node *)ns_new(&node_type);
        spine->first = (ns_ref)tooth;
        tooth->value = i;
        spine->second = statics[0];
        statics[0] = (ns_ref)spine;
    }
    ns_gc_collect();
    ns_gc_collect();
    const node *at = (const node *)statics[0];
    for (int i = length - 1; i >= 0; i--, at = (const node *)at->second) {
        if (!CHECK(at->first->type == &node_type && ((const node *)at->first)->value == i)) {
            break;
        }
    }
    clear_statics();
}

/* ---- roots ---- */

/* An array that only the pointer in *hidden keeps, so many bytes behind its start. */
__attribute__((noinline)) static void make_hidden(char *volatile *hidden, intptr_t length, intptr_t offset)
{
    ns_ref array = ns_new_array(&byte_array_type, length);
    memset(bytes_of(array), 0x5A, (size_t)length);
    *hidden = (char *)array + offset;
}

static void pointers_into_and_past_objects_keep_them(void)
{
    enum { LENGTH = 112 };
    intptr_t size = (intptr_t)NS_ARRAY_DATA + LENGTH;
    intptr_t offsets[] = {0, 1, 17, size - 1, size};
    for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
        char *volatile hidden;
        make_hidden(&hidden, LENGTH, offsets[i]);
        test_scrub_stack();
        ns_gc_collect();
        for (int k = 0; k < 300; k++) {
            ns_ref other = ns_new_array(&byte_array_type, LENGTH);
            memset(bytes_of(other), 0xEE, LENGTH);
        }
        const char *bytes = bytes_of((ns_ref)(hidden - offsets[i]));
        for (int k = 0; k < LENGTH; k++) {
            if (!CHECK(bytes[k] == 0x5A)) {
                break;
            }
        }
    }
}

static void boxes_and_struct_arrays_are_read_precisely(void)
{
    pair value = {.number = 7, .reference = ns_new(&node_type)};
    ((node *)value.reference)->value = 99;
    statics[0] = ns_box(&pair_type, &value);
    statics[1] = ns_new_array(&pair_array_type, 40);
    ((pair *)bytes_of(statics[1]))[39].reference = ns_new(&node_type);
    ((node *)((pair *)bytes_of(statics[1]))[39].reference)->value = 98;
    value.reference = NULL;
    (void)test_used_after_collection();
    for (int i = 0; i < 500; i++) {
        (void)ns_new(&node_type);
    }
    const pair *boxed = (const pair *)((const char *)statics[0] + NS_BOX_DATA);
    CHECK(boxed->number == 7 && ((const node *)boxed->reference)->value == 99);
    CHECK(((const node *)((const pair *)bytes_of(statics[1]))[39].reference)->value == 98);
    clear_statics();
}

static volatile bool holder_ready, holder_may_end, holder_saw_its_object;

/* Keeps an object in nothing but its own stack or registers while it is suspended. */
static void hold_object(void *preempted)
{
    node *mine = (node *)ns_new(&node_type);
    mine->value = 4711;
    holder_ready = true;
    while (!holder_may_end) {
        if (preempted == NULL) {
            ns_thread_sleep(1000);
        }
    }
    holder_saw_its_object = mine->header.type == &node_type && mine->value == 4711;
}

static void suspended_threads_keep_their_objects(void)
{
    for (int preempted = 0; preempted < 2; preempted++) {
        holder_ready = holder_may_end = holder_saw_its_object = false;
        ns_thread *holder = ns_thread_create_native(hold_object, preempted ? &statics : NULL, 10, 0);
        while (!holder_ready) {
            ns_thread_sleep(500);
        }
        for (int i = 0; i < 3; i++) {
            ns_gc_collect();
            for (int k = 0; k < 300; k++) {
                ((node *)ns_new(&node_type))->value = k;
            }
            ns_thread_sleep(2000);
        }
        holder_may_end = true;
        ns_thread_join(holder, NS_FOREVER);
        ns_thread_release(holder);
        CHECK(holder_saw_its_object);
    }
}

static volatile int allocators_failed;

static void allocate_and_verify(void *argument)
{
    intptr_t me = (intptr_t)argument;
    for (int round = 0; round < test_scaled(300); round++) {
        node *list = NULL;
        for (intptr_t i = 0; i < 40; i++) {
            node *added = (node *)ns_new(&node_type);
            added->value = me * 1000 + i;
            added->first = (ns_ref)list;
            list = added;
        }
        intptr_t expected = me * 1000 + 40;
        for (const node *at = list; at != NULL; at = (const node *)at->first) {
            allocators_failed += at->value != --expected;
        }
    }
}

static void threads_allocate_side_by_side(void)
{
    ns_thread *threads[4];
    allocators_failed = 0;
    for (intptr_t i = 0; i < 4; i++) {
        threads[i] = ns_thread_create_native(allocate_and_verify, (void *)(i + 1), 10, 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(ns_thread_join(threads[i], NS_FOREVER));
        ns_thread_release(threads[i]);
    }
    CHECK(allocators_failed == 0);
}

void collector_tests(void)
{
    RUN(blocks_of_every_size_are_disjoint);
    RUN(everything_dropped_becomes_whole_regions);
    RUN(exhaustion_is_an_exception_and_heals);
    RUN(alternate_blocks_freed_are_reused);
    RUN(largest_block_can_be_had);
    RUN(statistics_count);
    RUN(deep_lists_do_not_need_deep_stacks);
    RUN(mark_stack_overflow_loses_nothing);
    RUN(pointers_into_and_past_objects_keep_them);
    RUN(boxes_and_struct_arrays_are_read_precisely);
    RUN(suspended_threads_keep_their_objects);
    RUN(threads_allocate_side_by_side);
}
