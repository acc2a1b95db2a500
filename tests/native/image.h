/* image.h: a hand-made image, as the compiler would write it, for tests of the runtime below it. */
#ifndef NS_TEST_IMAGE_H
#define NS_TEST_IMAGE_H

#include "../../firmware/native/runtime/abi.h"

/* class Node { object first; int value; object second; } */
typedef struct node { ns_object header; ns_ref first; intptr_t value; ns_ref second; } node;

/* struct Pair { int number; object reference; }, boxed and in arrays */
typedef struct pair { intptr_t number; ns_ref reference; } pair;

extern const ns_type object_type, string_type, type_type, exception_type, derived_exception_type, node_type,
    pair_type, int_type, uint_type, color_type, byte_type, byte_array_type, int_array_type, uint_array_type,
    object_array_type, string_array_type, node_array_type, pair_array_type, comparable_type;

/* The exception's type is how tests tell them apart. */
enum thrown {
    THROWN_NONE, THROWN_NULL_REFERENCE, THROWN_INDEX, THROWN_CAST, THROWN_STORE, THROWN_MEMORY, THROWN_OVERFLOW,
    THROWN_DIVIDE, THROWN_TYPE_INITIALIZATION, THROWN_LOCK, THROWN_ARGUMENT, THROWN_KINDS
};
extern const ns_type thrown_types[THROWN_KINDS];

/* Which runtime exception is pending, and clears it. */
enum thrown take_thrown(void);

/* Static fields. */
#define STATIC_FIELDS 64
extern ns_ref statics[STATIC_FIELDS];

#endif
