/* abi.h: the contract between the C that firmware/Aot writes and the runtime under it.
 *
 * The compiler emits one file, image.c, which includes this header; the runtime never
 * sees the generated code except through ns_image and the functions declared "exported
 * by the image" below. docs/architecture.md explains the choices. */
#ifndef NS_ABI_H
#define NS_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NS_LIKELY(x)   __builtin_expect(!!(x), 1)
#define NS_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define NS_COLD        __attribute__((cold, noinline))

/* ---- objects ------------------------------------------------------------------- */

typedef struct ns_type ns_type;
typedef struct ns_object { const ns_type *type; } ns_object;

/* Every managed reference in generated code. NULL is C#'s null. */
typedef ns_object *ns_ref;

/* Elements start at NS_ARRAY_DATA, 8-byte aligned (the heap's granule is 8 bytes). */
typedef struct ns_array { ns_object header; int32_t length; } ns_array;
#define NS_ARRAY_DATA ((sizeof(ns_array) + 7u) & ~(size_t)7u)

/* UTF-16, not terminated. Literals are constants in flash with this same layout. */
typedef struct ns_string { ns_object header; int32_t length; uint16_t chars[]; } ns_string;

/* code takes target as its first argument; a static method is reached through a thunk that
 * ignores it. A multicast delegate's code is a thunk that walks list (a Delegate[]). */
typedef struct ns_delegate {
    ns_object header;
    ns_ref target;
    void (*code)(void);
    ns_ref list;
} ns_delegate;

#define NS_TRACE_DEPTH 16

/* The fixed head of System.Exception. trace holds return addresses, throw point first. */
typedef struct ns_exception {
    ns_object header;
    ns_ref message;
    ns_ref inner;
    int32_t trace_length; /* addresses wanted; at most NS_TRACE_DEPTH are kept */
    const void *trace[NS_TRACE_DEPTH];
} ns_exception;

/* ---- types --------------------------------------------------------------------- */

enum ns_kind {
    NS_CLASS, NS_STRUCT, NS_ENUM, NS_PRIMITIVE, NS_INTERFACE, NS_ARRAY, NS_DELEGATE, NS_NULLABLE, NS_POINTER
};

/* Names of an enum's members, present only when something can print them. */
typedef struct ns_enum_member { const char *name; int64_t value; } ns_enum_member;
typedef struct ns_enum_info { uint16_t count; bool flags; const ns_enum_member *members; } ns_enum_info;

/* A type descriptor is itself a managed object of class System.RuntimeType: typeof(X) is its
 * address, o.GetType() is o->type. Constant, in flash. The virtual method table follows. */
struct ns_type {
    ns_object header;
    const ns_type *base;                 /* NULL for object and interfaces */
    const ns_type *element;              /* array element, enum's underlying type, T of T? */
    const ns_type *const *interfaces;    /* all of them, inherited and variant ones included */
    void (*const *selectors)(void);      /* this type's row in the image's selector table */
    const ns_enum_info *enum_info;
    const char *name_space;              /* UTF-8 */
    const char *name;                    /* as System.Type.Name gives it */
    const uint32_t *refs;                /* bit i set: word i holds a reference; NULL: none.
                                            Classes: word 0 is the header. Structs: no header.
                                            Arrays: NULL, see element (NS_FLAG_ELEMENT_*) */
    uint32_t size;                       /* bytes of an instance with header; structs, enums,
                                            primitives: of the value; arrays: NS_ARRAY_DATA;
                                            string: offset of chars */
    uint16_t element_size;               /* arrays: bytes of an element; string: 2 */
    uint16_t interface_count;
    uint8_t kind;                        /* enum ns_kind */
    uint8_t flags;                       /* NS_FLAG_* */
    uint8_t code;                        /* System.TypeCode; 1 (Object) when it is none of them */
    uint8_t rank;                        /* arrays: dimensions, always 1 today */
    void (*vtable[])(void);
};

#define NS_FLAG_ELEMENT_REFS   1u /* array whose elements are references */
#define NS_FLAG_ELEMENT_STRUCT 2u /* array of structs that contain references: element->refs */
#define NS_FLAG_VALUE          4u /* struct, enum, primitive or Nullable */
#define NS_FLAG_ABSTRACT       8u

/* ---- what the runtime gives to generated code ----------------------------------- */

/* The exception in flight on the running thread, or NULL. Swapped on a context switch.
 * Generated code tests it after each call that can throw and jumps to the enclosing handler. */
extern ns_ref ns_pending;

/* Zeroed memory. On failure: OutOfMemoryException pending and NULL (never returns half-made). */
ns_ref ns_new(const ns_type *type);
ns_ref ns_new_array(const ns_type *array_type, intptr_t length); /* negative: OverflowException */
ns_ref ns_new_string(int32_t length);

/* A boxed value stands directly behind the header, aligned as a word (an int takes 8 bytes of heap on a 32-bit CPU). */
#define NS_BOX_DATA sizeof(ns_object)
ns_ref ns_box(const ns_type *type, const void *value); /* not for Nullable: the compiler lowers it */

bool   ns_is(const ns_type *actual, const ns_type *wanted); /* assignable; both non-NULL */
ns_ref ns_is_instance(ns_ref object, const ns_type *wanted);
ns_ref ns_cast(ns_ref object, const ns_type *wanted);            /* InvalidCastException */
bool   ns_can_store(ns_ref array, ns_ref value);                 /* covariance check of stelem.ref */

/* Sets ns_pending and starts (throw) or continues (rethrow) its trace. NULL throws NullReferenceException.
 * Callers return to their handler or their own caller at once. */
void ns_throw(ns_ref exception);
void ns_rethrow(ns_ref exception);

/* Every generated function calls this as an exception leaves it. Inline: the address is the
 * caller's call site, which is what a stack trace shows. */
void ns_trace(const void *address);
#define NS_UNWIND() do { ns_trace(__builtin_return_address(0)); __asm__ volatile(""); } while (0) /* no tail call */

/* Static constructors: state is zero-initialised, one per type. run is called at most once, by one
 * thread; other threads wait for it, the thread that runs it does not. A failure is kept and thrown
 * as TypeInitializationException from then on. Generated code tests done inline first. */
typedef struct ns_class_init {
    volatile uint8_t done;
    uint8_t running;
    ns_ref failure;
    struct ns_class_init *next_failed; /* the runtime's list of them, for the collector */
} ns_class_init_state;
void ns_class_init(ns_class_init_state *state, void (*run)(void), const ns_type *type);

/* ---- what the image gives to the runtime ----------------------------------------- */

typedef struct ns_image_info {
    void *statics;              /* all static fields; scanned conservatively */
    size_t statics_size;
    const ns_type *object_type, *string_type, *exception_type, *type_type;
    const ns_type *byte_array_type, *object_array_type, *string_array_type;
} ns_image_info;
extern const ns_image_info ns_image;

/* Runs Main and returns its value (0 for void). An unhandled exception is left in ns_pending. */
int32_t ns_image_main(void);

/* C# methods of CoreLib that carry [RuntimeExport("...")]. Always present. The first is called once before Main
 * and makes what must not be allocated later; each of the others creates an exception and throws it. */
void ns_corelib_start(void);
void ns_throw_null_reference(void);
void ns_throw_index_out_of_range(void);
void ns_throw_invalid_cast(void);
void ns_throw_invalid_cast_to(ns_ref object, const ns_type *wanted); /* names both types; object is not NULL */
void ns_throw_array_type_mismatch(void);
void ns_throw_out_of_memory(void);   /* must not allocate: throws an instance made at start-up */
void ns_throw_overflow(void);
void ns_throw_divide_by_zero(void);
void ns_throw_type_initialization(const ns_type *type, ns_ref inner);
void ns_throw_synchronization_lock(void);
void ns_throw_argument_out_of_range(void);

/* Present only when the image uses threads (weak in the runtime): runs a Thread's delegate. */
void ns_thread_main(ns_ref thread);

#endif
