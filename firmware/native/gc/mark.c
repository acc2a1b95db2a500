/* mark.c: finds what is alive. The heap is read precisely, by the types' reference maps; stacks, registers and
 * static fields conservatively: any word that points into a used block keeps it alive, and on a stack one that points
 * just past the end of an array or string, because compilers turn a loop's index into such a pointer.
 *
 * The depth of the object graph never becomes depth of the C stack: objects to look at stand on a small explicit
 * stack. A long array is looked at in slices, its rest waiting below the slice's children. Should the stack
 * still overflow, the object stays marked but unread and the heap is walked again from the lowest such address. */
#pragma GCC optimize("O2") /* images are built for size; the collector is what their pauses are made of */
#include "../runtime/runtime.h"
#include "heap.h"

#define STACK_ENTRIES 96u
#define SLICE 16u          /* array elements read at a time */

typedef struct work { ns_ref object; uint32_t next; /* array element to go on with */ } work;

static work stack[STACK_ENTRIES];
static uint32_t stack_depth;
static uintptr_t overflow_low;  /* addresses of the objects that found no room on the stack; low > high: none */
static uintptr_t overflow_high;

static bool has_references(const ns_type *type)
{
    return type->refs != NULL || (type->flags & (NS_FLAG_ELEMENT_REFS | NS_FLAG_ELEMENT_STRUCT)) != 0;
}

static void push(ns_ref object, uint32_t next)
{
    if (stack_depth < STACK_ENTRIES) {
        stack[stack_depth++] = (work){object, next};
        return;
    }
    uintptr_t address = (uintptr_t)object;
    overflow_low = address < overflow_low ? address : overflow_low;
    overflow_high = address > overflow_high ? address : overflow_high;
}

/* Marks the object there. Returns it if it has not been read yet and has references to read, else NULL. */
static inline ns_ref mark_granule(ns_gc_region *region, size_t granule)
{
    uint32_t *word = &region->marks[granule / 32];
    uint32_t bit = 1u << (granule % 32);
    if ((*word & bit) != 0) {
        return NULL;
    }
    *word |= bit;
    ns_ref object = ns_gc_address(region, granule);
    return has_references(object->type) ? object : NULL;
}

/* reference is NULL, an object in the heap, or an object in flash. Result as above. */
static inline ns_ref mark_reference(ns_ref reference)
{
    ns_gc_region *region = reference == NULL ? NULL : ns_gc_region_of(reference);
    if (region == NULL) {
        return NULL;
    }
    return mark_granule(region, ((uintptr_t)reference - (uintptr_t)region->base) / NS_GC_GRANULE);
}

/* ---- precise: objects ----
 * Of the objects that are found, the last one is read next and the others wait on the stack: a list needs no stack. */

static inline ns_ref found(ns_ref object, ns_ref next)
{
    if (object == NULL) {
        return next;
    }
    if (next != NULL) {
        push(next, 0);
    }
    return object;
}

static inline ns_ref read_fields(const void *fields, const uint32_t *refs, size_t words, ns_ref next)
{
    const ns_ref *field = fields;
    for (size_t first = 0; first < words; first += 32) {
        for (uint32_t bits = refs[first / 32]; bits != 0; bits &= bits - 1) {
            next = found(mark_reference(field[first + (size_t)__builtin_ctz(bits)]), next);
        }
    }
    return next;
}

static ns_ref read_elements(ns_ref object, uint32_t first)
{
    const ns_array *array = (const ns_array *)object;
    const ns_type *type = object->type;
    uint32_t length = (uint32_t)array->length;
    uint32_t end = length - first > SLICE ? first + SLICE : length;
    if (end < length) {
        push(object, end);
    }
    ns_ref next = NULL;
    const char *element = (const char *)array + NS_ARRAY_DATA + (size_t)first * type->element_size;
    for (; first < end; first++, element += type->element_size) {
        if ((type->flags & NS_FLAG_ELEMENT_REFS) != 0) {
            next = found(mark_reference(*(const ns_ref *)element), next);
        } else {
            next = read_fields(element, type->element->refs, type->element_size / sizeof(ns_ref), next);
        }
    }
    return next;
}

/* Marks what the object refers to; returns what is to be read next. */
static ns_ref read_object(ns_ref object, uint32_t first)
{
    const ns_type *type = object->type;
    if (type->kind == NS_ARRAY) {
        return read_elements(object, first);
    }
    /* The map of a boxed struct counts from the value, which follows the header. */
    const void *fields = (type->flags & NS_FLAG_VALUE) != 0 ? object + 1 : object;
    return read_fields(fields, type->refs, type->size / sizeof(ns_ref), NULL);
}

/* Reads the object, from its first-th element if it is an array, and everything that waits. */
static void drain(ns_ref object, uint32_t first)
{
    for (;;) {
        while (object != NULL) {
            object = read_object(object, first);
            first = 0;
        }
        if (stack_depth == 0) {
            return;
        }
        work item = stack[--stack_depth];
        object = item.object;
        first = item.next;
    }
}

static void mark_root(ns_ref reference)
{
    drain(mark_reference(reference), 0);
}

/* ---- when the stack overflowed ---- */

static void mark_again(ns_gc_region *region, uintptr_t low, uintptr_t high)
{
    for (size_t word = 0; word < ns_gc_bitmap_words(region); word++) {
        for (uint32_t bits = region->marks[word]; bits != 0; bits &= bits - 1) {
            ns_ref object = ns_gc_address(region, word * 32 + (size_t)__builtin_ctz(bits));
            if ((uintptr_t)object >= low && (uintptr_t)object <= high && has_references(object->type)) {
                drain(object, 0);
            }
        }
    }
}

static void read_what_overflowed(void)
{
    while (overflow_low <= overflow_high) {
        uintptr_t low = overflow_low;
        uintptr_t high = overflow_high;
        overflow_low = UINTPTR_MAX;
        overflow_high = 0;
        for (size_t i = 0; i < ns_gc_region_count; i++) {
            mark_again(&ns_gc_regions[i], low, high);
        }
    }
}

/* ---- conservative: words that may be anything ---- */

/* The block that holds the address; region->granules when it is free. */
NS_GC_UNCHECKED static size_t find_block(const ns_gc_region *region, size_t granule)
{
    size_t word = granule / 32;
    uint32_t bits = region->starts[word] & (~0u >> (31 - granule % 32));
    while (bits == 0) {
        bits = region->starts[--word]; /* granule 0 always starts a block */
    }
    size_t start = word * 32 + 31u - (size_t)__builtin_clz(bits);
    const ns_gc_free_block *block = ns_gc_address(region, start);
    return (block->tag & 1) != 0 ? region->granules : start;
}

static bool has_elements(const ns_type *type)
{
    return type->element_size != 0;
}

/* A pointer one past the end belongs to the block before. Only loops over elements make such pointers: for any other
 * object they would merely keep its neighbour alive. */
static void mark_block_at(uintptr_t address, bool past_end)
{
    ns_gc_region *region = ns_gc_region_of((const void *)(address - past_end));
    if (region == NULL) {
        return;
    }
    size_t granule = find_block(region, (address - past_end - (uintptr_t)region->base) / NS_GC_GRANULE);
    if (granule < region->granules
        && (!past_end || has_elements(((const ns_object *)ns_gc_address(region, granule))->type))) {
        drain(mark_granule(region, granule), 0);
    }
}

NS_GC_UNCHECKED static void mark_words(const void *low, const void *high, bool past_end)
{
    const uintptr_t *word = (const uintptr_t *)(((uintptr_t)low + sizeof(uintptr_t) - 1) & ~(sizeof(uintptr_t) - 1));
    for (; (const char *)(word + 1) <= (const char *)high; word++) {
        mark_block_at(*word, false);
        if (past_end && *word % NS_GC_GRANULE == 0) {
            mark_block_at(*word, true);
        }
    }
}

static void mark_stack(const void *low, const void *high)
{
    mark_words(low, high, true);
}

static void mark_own_stack(void *sp, void *argument)
{
    (void)argument;
    const ns_thread *self = ns_sched_running();
    mark_stack(sp, self->stack + self->stack_size);
}

void ns_gc_mark(void)
{
    stack_depth = 0;
    overflow_low = UINTPTR_MAX;
    overflow_high = 0;
    mark_words(ns_image.statics, (const char *)ns_image.statics + ns_image.statics_size, false);
    mark_root(ns_pending);
    ns_port_with_spilled_registers(mark_own_stack, NULL);
    ns_threads_visit_roots(mark_stack, mark_root);
    ns_monitors_visit_roots(mark_root);
    ns_class_init_visit_roots(mark_root);
    read_what_overflowed();
}
