/* What collection and allocation may cost. The emulator counts instructions (-icount shift=3: each takes 8 ns of
 * its clock), so the figures are the same on every PC. */
#include "../harness.h"
#include "../image.h"

#include "../../../firmware/native/gc/gc.h"
#include "../../../firmware/native/hal/hal.h"

#include <string.h>

#define NS_PER_INSTRUCTION 8
#define PAUSE_INSTRUCTIONS 1600000 /* 10 ms at 160 MHz */
#define LIVE_BYTES         61440

/* A little above what gcc 12 makes of it. */
#if defined(__arm__)
#define LIST_INSTRUCTIONS  60
#define CHUNK_INSTRUCTIONS 80
#else
#define LIST_INSTRUCTIONS  68
#define CHUNK_INSTRUCTIONS 90
#endif

static int32_t instructions(int64_t since_us, int32_t operations)
{
    return (int32_t)((ns_time_us() - since_us) * 1000 / NS_PER_INSTRUCTION / operations);
}

static void check_pause(const char *shape)
{
    int64_t began = ns_time_us();
    ns_gc_collect();
    int32_t pause = instructions(began, 1);
    ns_log("collection of %s: %d instructions", shape, (int)pause);
    CHECK(pause < PAUSE_INSTRUCTIONS);
}

static ns_ref *elements_of(ns_ref array)
{
    return (ns_ref *)((char *)array + NS_ARRAY_DATA);
}

static void make_list(void)
{
    for (size_t i = 0; i < LIVE_BYTES / sizeof(node); i++) {
        node *added = (node *)ns_new(&node_type);
        added->first = statics[0];
        statics[0] = (ns_ref)added;
    }
}

static void make_holes(void)
{
    enum { COUNT = 2500 };
    statics[0] = ns_new_array(&object_array_type, COUNT);
    for (int i = 0; i < COUNT; i++) {
        elements_of(statics[0])[i] = ns_new(&node_type);
    }
    for (int i = 0; i < COUNT; i += 2) {
        elements_of(statics[0])[i] = NULL;
    }
}

/* Each spine node leaves a tooth with a child on the mark stack, which overflows again and again. */
static void make_comb(void)
{
    for (size_t i = 0; i < LIVE_BYTES / sizeof(node) / 3; i++) {
        node *spine = (node *)ns_new(&node_type);
        spine->second = statics[0];
        statics[0] = (ns_ref)spine;
        node *tooth = (node *)ns_new(&node_type);
        spine->first = (ns_ref)tooth;
        tooth->first = ns_new(&node_type);
    }
}

static void a_collection_keeps_its_time(void)
{
    static const struct { const char *shape; void (*make)(void); } graphs[] = {
        {"a list of 60 KiB", make_list}, {"2500 nodes, every other dead", make_holes}, {"a comb of 60 KiB", make_comb},
    };
    for (size_t i = 0; i < sizeof(graphs) / sizeof(graphs[0]); i++) {
        memset(statics, 0, sizeof(statics));
        ns_gc_collect();
        graphs[i].make();
        check_pause(graphs[i].shape);
    }
    memset(statics, 0, sizeof(statics));
    check_pause("nothing alive");
}

static void a_small_object_costs_little(void)
{
    enum { COUNT = 1000 };
    memset(statics, 0, sizeof(statics));
    ns_gc_collect();
    int64_t began = ns_time_us();
    for (int i = 0; i < COUNT; i++) {
        (void)ns_new(&node_type);
    }
    int32_t from_chunk = instructions(began, COUNT);
    make_holes();
    ns_gc_collect();
    began = ns_time_us();
    for (int i = 0; i < COUNT; i++) {
        (void)ns_new(&node_type);
    }
    int32_t from_list = instructions(began, COUNT);
    memset(statics, 0, sizeof(statics));
    ns_log("a node of 16 bytes: %d instructions from a list, %d from the chunk", (int)from_list, (int)from_chunk);
    CHECK(from_list <= LIST_INSTRUCTIONS && from_chunk <= CHUNK_INSTRUCTIONS);
}

void budget_tests(void)
{
    RUN(a_collection_keeps_its_time);
    RUN(a_small_object_costs_little);
}
