#include "image.h"

#define WORDS(type) (sizeof(type) / sizeof(void *))
#define BIT(type, field) (1u << (offsetof(type, field) / sizeof(void *)))

static const uint32_t node_refs[] = {BIT(node, first) | BIT(node, second)};
static const uint32_t pair_refs[] = {BIT(pair, reference)};
static const uint32_t exception_refs[] = {BIT(ns_exception, message) | BIT(ns_exception, inner)};

#define HEADER .header = {&type_type}, .name_space = "Test"
#define CLASS(type_name, parent, bytes) \
    HEADER, .name = type_name, .base = parent, .size = bytes, .kind = NS_CLASS, .code = 1
#define VALUE(type_name, type, type_code, type_kind) \
    HEADER, .name = type_name, .base = &object_type, .size = sizeof(type), .kind = type_kind, .flags = NS_FLAG_VALUE, \
    .code = type_code
#define ARRAY(type_name, of, bytes) HEADER, .name = type_name, .base = &object_type, .element = of, \
    .size = NS_ARRAY_DATA, .element_size = bytes, .kind = NS_ARRAY, .code = 1, .rank = 1

const ns_type object_type = {CLASS("Object", NULL, sizeof(ns_object))};
const ns_type type_type = {CLASS("RuntimeType", &object_type, sizeof(ns_type))};
const ns_type comparable_type = {HEADER, .name = "IComparable", .kind = NS_INTERFACE, .code = 1};
static const ns_type *const string_interfaces[] = {&comparable_type};
const ns_type string_type = {CLASS("String", &object_type, offsetof(ns_string, chars)), .element_size = 2,
    .interfaces = string_interfaces, .interface_count = 1};
const ns_type exception_type = {CLASS("Exception", &object_type, sizeof(ns_exception)), .refs = exception_refs};
const ns_type derived_exception_type = {CLASS("DerivedException", &exception_type, sizeof(ns_exception)),
    .refs = exception_refs};
const ns_type node_type = {CLASS("Node", &object_type, sizeof(node)), .refs = node_refs};
const ns_type pair_type = {VALUE("Pair", pair, 1, NS_STRUCT), .refs = pair_refs};
const ns_type byte_type = {VALUE("Byte", uint8_t, 6, NS_PRIMITIVE)};
const ns_type int_type = {VALUE("Int32", int32_t, 9, NS_PRIMITIVE)};
const ns_type uint_type = {VALUE("UInt32", uint32_t, 10, NS_PRIMITIVE)};
const ns_type color_type = {VALUE("Color", int32_t, 9, NS_ENUM), .element = &int_type};
const ns_type byte_array_type = {ARRAY("Byte[]", &byte_type, 1)};
const ns_type int_array_type = {ARRAY("Int32[]", &int_type, 4)};
const ns_type uint_array_type = {ARRAY("UInt32[]", &uint_type, 4)};
const ns_type object_array_type = {ARRAY("Object[]", &object_type, sizeof(ns_ref)), .flags = NS_FLAG_ELEMENT_REFS};
const ns_type string_array_type = {ARRAY("String[]", &string_type, sizeof(ns_ref)), .flags = NS_FLAG_ELEMENT_REFS};
const ns_type node_array_type = {ARRAY("Node[]", &node_type, sizeof(ns_ref)), .flags = NS_FLAG_ELEMENT_REFS};
const ns_type pair_array_type = {ARRAY("Pair[]", &pair_type, sizeof(pair)), .flags = NS_FLAG_ELEMENT_STRUCT};

#define THROWN(type_name) {CLASS(type_name, &exception_type, sizeof(ns_exception)), .refs = exception_refs}
const ns_type thrown_types[THROWN_KINDS] = {
    [THROWN_NULL_REFERENCE] = THROWN("NullReferenceException"), [THROWN_INDEX] = THROWN("IndexOutOfRangeException"),
    [THROWN_CAST] = THROWN("InvalidCastException"), [THROWN_STORE] = THROWN("ArrayTypeMismatchException"),
    [THROWN_MEMORY] = THROWN("OutOfMemoryException"), [THROWN_OVERFLOW] = THROWN("OverflowException"),
    [THROWN_DIVIDE] = THROWN("DivideByZeroException"),
    [THROWN_TYPE_INITIALIZATION] = THROWN("TypeInitializationException"),
    [THROWN_LOCK] = THROWN("SynchronizationLockException"), [THROWN_ARGUMENT] = THROWN("ArgumentOutOfRangeException"),
};

ns_ref statics[STATIC_FIELDS];

const ns_image_info ns_image = {
    .statics = statics, .statics_size = sizeof(statics),
    .object_type = &object_type, .string_type = &string_type, .exception_type = &exception_type,
    .type_type = &type_type, .byte_array_type = &byte_array_type, .object_array_type = &object_array_type,
    .string_array_type = &string_array_type,
};

/* ---- what CoreLib exports ---- */

static ns_exception out_of_memory = {.header = {&thrown_types[THROWN_MEMORY]}};

void ns_corelib_start(void)
{
}

static void throw_new(enum thrown kind, ns_ref inner)
{
    ns_exception *exception = (ns_exception *)ns_new(&thrown_types[kind]);
    if (exception != NULL) {
        exception->inner = inner;
        ns_throw((ns_ref)exception);
    }
}

void ns_throw_null_reference(void) { throw_new(THROWN_NULL_REFERENCE, NULL); }
void ns_throw_index_out_of_range(void) { throw_new(THROWN_INDEX, NULL); }
void ns_throw_invalid_cast(void) { throw_new(THROWN_CAST, NULL); }
void ns_throw_invalid_cast_to(ns_ref object, const ns_type *wanted)
{
    (void)object;
    (void)wanted;
    throw_new(THROWN_CAST, NULL);
}
void ns_throw_array_type_mismatch(void) { throw_new(THROWN_STORE, NULL); }
void ns_throw_out_of_memory(void) { ns_throw((ns_ref)&out_of_memory); }
void ns_throw_overflow(void) { throw_new(THROWN_OVERFLOW, NULL); }
void ns_throw_divide_by_zero(void) { throw_new(THROWN_DIVIDE, NULL); }
void ns_throw_synchronization_lock(void) { throw_new(THROWN_LOCK, NULL); }
void ns_throw_argument_out_of_range(void) { throw_new(THROWN_ARGUMENT, NULL); }

void ns_throw_type_initialization(const ns_type *type, ns_ref inner)
{
    (void)type;
    throw_new(THROWN_TYPE_INITIALIZATION, inner);
}

enum thrown take_thrown(void)
{
    ns_ref pending = ns_pending;
    ns_pending = NULL;
    return pending == NULL ? THROWN_NONE : (enum thrown)(pending->type - thrown_types);
}
