/* The heap against a model: random graphs of nodes and arrays, by seed. What the model reaches must be there and
 * intact; what it does not reach must be gone. */
#include "harness.h"
#include "image.h"

#include "../../firmware/native/gc/gc.h"
#include "../../firmware/native/hal/hal.h"

#include <string.h>

static char *bytes_of(ns_ref array)
{
    return (char *)array + NS_ARRAY_DATA;
}

static ns_ref *elements_of(ns_ref array)
{
    return (ns_ref *)bytes_of(array);
}

/* The model's objects stand in memory that the collector does not look at. An object is a node, an array of
 * objects or an array of pairs with SLOTS references, plus a number that must survive. */
#define MODEL 400
#define SLOTS 6
static struct { ns_ref object; int kind; uint32_t number; int slots[SLOTS]; bool reached; } model[MODEL];
static int model_count;
static int root_models[STATIC_FIELDS];

static int slots_of(int kind)
{
    return kind == 0 ? 2 : SLOTS;
}

static ns_ref *slot_of(int index, int slot)
{
    ns_ref object = model[index].object;
    switch (model[index].kind) {
    case 0:
        return slot == 0 ? &((node *)object)->first : &((node *)object)->second;
    case 1:
        return &elements_of(object)[slot];
    default:
        return &((pair *)bytes_of(object))[slot].reference;
    }
}

static uint32_t number_in(int index)
{
    ns_ref object = model[index].object;
    switch (model[index].kind) {
    case 0:
        return (uint32_t)((node *)object)->value;
    case 1:
        return (uint32_t)(uintptr_t)elements_of(object)[SLOTS];
    default:
        return (uint32_t)((pair *)bytes_of(object))[SLOTS - 1].number;
    }
}

/* The root keeps it from the start: a collection may come at any instruction, and the model keeps nothing. */
static int add_object(int kind, uint32_t number, int root)
{
    int index = model_count;
    /* Array 1 keeps its number in an element that is a small odd integer: never a heap address. */
    ns_ref object = kind == 0 ? ns_new(&node_type)
        : kind == 1 ? ns_new_array(&object_array_type, SLOTS + 1) : ns_new_array(&pair_array_type, SLOTS);
    if (object == NULL) {
        (void)take_thrown();
        return -1;
    }
    statics[root] = object;
    model[index].object = object;
    model[index].kind = kind;
    model[index].number = number;
    model[index].reached = false;
    for (int i = 0; i < SLOTS; i++) {
        model[index].slots[i] = -1;
    }
    if (kind == 0) {
        ((node *)object)->value = number;
    } else if (kind == 1) {
        elements_of(object)[SLOTS] = (ns_ref)(uintptr_t)number;
    } else {
        ((pair *)bytes_of(object))[SLOTS - 1].number = number;
    }
    model_count++;
    return index;
}

/* Everything that the roots reach, found in rounds: recursion could be as deep as the model. */
static void update_reached(void)
{
    for (int i = 0; i < model_count; i++) {
        model[i].reached = false;
    }
    for (int i = 0; i < STATIC_FIELDS; i++) {
        if (root_models[i] >= 0) {
            model[root_models[i]].reached = true;
        }
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (int i = 0; i < model_count; i++) {
            for (int slot = 0; model[i].reached && slot < slots_of(model[i].kind); slot++) {
                int to = model[i].slots[slot];
                grew = grew || (to >= 0 && !model[to].reached);
                if (to >= 0) {
                    model[to].reached = true;
                }
            }
        }
    }
}

static size_t reached_bytes(void)
{
    static const size_t sizes[] = {
        sizeof(node), NS_ARRAY_DATA + (SLOTS + 1) * sizeof(ns_ref), NS_ARRAY_DATA + SLOTS * sizeof(pair),
    };
    const size_t granule = 2 * sizeof(void *);
    size_t total = 0;
    for (int i = 0; i < model_count; i++) {
        total += model[i].reached ? (sizes[model[i].kind] + granule - 1) / granule * granule : 0;
    }
    return total;
}

static bool intact(void)
{
    for (int i = 0; i < model_count; i++) {
        if (!model[i].reached) {
            continue;
        }
        if (number_in(i) != model[i].number) {
            return false;
        }
        for (int slot = 0; slot < slots_of(model[i].kind); slot++) {
            int to = model[i].slots[slot];
            if (*slot_of(i, slot) != (to < 0 ? NULL : model[to].object)) {
                return false;
            }
        }
    }
    return true;
}

static int pick_reached(test_random *random)
{
    for (int tries = 0; tries < 20; tries++) {
        int index = (int)test_next(random, (uint32_t)model_count);
        if (model[index].reached) {
            return index;
        }
    }
    return -1;
}

static void set_root(int root, int index)
{
    root_models[root] = index;
    statics[root] = index < 0 ? NULL : model[index].object;
}

static void mutate(test_random *random)
{
    uint32_t action = test_next(random, 10);
    int root = (int)test_next(random, STATIC_FIELDS);
    int from = model_count == 0 ? -1 : pick_reached(random);
    if (action < 5 || from < 0) {
        int added = add_object((int)test_next(random, 3), test_next(random, 1u << 20) * 2 + 1,
                               root);
        if (added >= 0) {
            set_root(root, added);
        }
    } else if (action < 8) {
        int to = pick_reached(random);
        int slot = (int)test_next(random, (uint32_t)slots_of(model[from].kind));
        model[from].slots[slot] = to;
        *slot_of(from, slot) = to < 0 ? NULL : model[to].object;
    } else {
        set_root(root, action == 8 ? -1 : from);
    }
    update_reached();
}

static bool was_intact;

static void build_graph(void *seed)
{
    test_random random = {*(const uint64_t *)seed};
    was_intact = true;
    while (was_intact && model_count < MODEL - 1) {
        mutate(&random);
        if (test_next(&random, 40) == 0) {
            ns_gc_collect();
        }
        was_intact = intact();
    }
}

static void look_at_graph(void *unused)
{
    (void)unused;
    was_intact = intact();
}

/* What handles objects runs on a thread of its own, whose stack, with all that it may still point to, is gone
 * afterwards. */
static bool is_intact_after(void (*work)(void *), void *argument)
{
    ns_thread *worker = ns_thread_create_native(work, argument, NS_PRIORITY_APP_LOWEST, 0);
    bool ended = ns_thread_join(worker, NS_FOREVER);
    ns_thread_release(worker);
    return ended && was_intact;
}

static void run_graph(uint64_t seed)
{
    memset(statics, 0, sizeof(statics));
    model_count = 0;
    for (int i = 0; i < STATIC_FIELDS; i++) {
        root_models[i] = -1;
    }
    bool good = CHECK(is_intact_after(build_graph, &seed));
    good = CHECK(test_used_after_collection() == reached_bytes()) && good;
    good = CHECK(is_intact_after(look_at_graph, NULL)) && good;
    if (!good) {
        ns_log("seed %llu", (unsigned long long)seed);
    }
    memset(statics, 0, sizeof(statics));
}

static void random_graphs_survive_exactly(void)
{
    for (int seed = 1; seed <= test_scaled(200); seed++) {
        run_graph((uint64_t)seed * 0x9E3779B97F4A7C15u);
    }
}

void collector_model_tests(void)
{
    RUN(random_graphs_survive_exactly);
}
