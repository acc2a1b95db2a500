/* nslua_call.h: a call of C# in progress. */
#ifndef NSLUA_CALL_H
#define NSLUA_CALL_H

#include "nslua_internal.h"

#include "ldo.h"
#include "lobject.h"

/* A table argument, or one in it, that C# walks. Nothing changes it meanwhile, and the argument keeps it alive. */
struct nslua_walk {
    Table *table;
    int32_t index;
};

struct nslua_call {
    nslua_frame frame; /* first: C# knows the call by it */
    lua_State *L;
    nslua_string *string; /* what is reserved; NULL: nothing */
    int32_t capacity;
    int32_t open_tables;
    int32_t items[NSLUA_MAX_DEPTH]; /* of the lists among them */
    int32_t walks;
    const TValue *last_read; /* by the walk */
    struct nslua_walk walk[NSLUA_MAX_DEPTH];
};

static inline struct nslua_call *nslua_call_of(nslua_frame *frame) { return (struct nslua_call *)frame; }

/* nslua_call.c. The first error counts. A step may raise, which ends there, as the call's error. */
void nslua_fail(struct nslua_call *call, const char *text);
void nslua_run_step(struct nslua_call *call, Pfunc action, void *argument);

/* nslua_value.c */
void    nslua_describe(const TValue *from, nslua_value *to);
uint8_t nslua_convert(nslua_frame *frame, int32_t argument, int32_t wanted);
uint8_t nslua_parse(const char *text, int32_t length, double *number);
int32_t nslua_format(double number, char *text);

/* nslua_walk.c */
uint8_t nslua_enter(nslua_frame *frame, int32_t argument);
uint8_t nslua_next(nslua_frame *frame, nslua_value *key, nslua_value *value);
void    nslua_item(nslua_frame *frame, int32_t index, nslua_value *value);
void    nslua_leave(nslua_frame *frame);

/* nslua_object.c */
void *nslua_new_object(nslua_frame *frame, const char *module, int32_t length, int32_t bytes);
void *nslua_object(nslua_frame *frame, int32_t argument, const char *module, int32_t length, int32_t size);

#endif
