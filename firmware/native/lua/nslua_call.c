/* nslua_call.c: from Lua into C# and back. The results of a call lie on its Lua stack behind the arguments; a table that
 * is being made lies behind them. */
#include "nslua_call.h"

#include "lauxlib.h"
#include "lgc.h"
#include "lobject.h"
#include "lstate.h"
#include "lstring.h"
#include "ltable.h"

#include <string.h>

/* Most calls have fewer arguments; room for more comes from Lua's heap. */
enum { FEW = 8 };

/* A value, its name and a table between them. */
enum { ROOM_OF_A_STEP = 4 };

void nslua_fail(struct nslua_call *call, const char *text)
{
    if (call->frame.error_length == 0) {
        call->frame.wrong_argument = 0;
        call->frame.error_length = (int32_t)strlen(text);
        memcpy(call->frame.error_text, text, (size_t)call->frame.error_length);
    }
}

/* One thing that C# asks for; it may raise, which ends here. */
struct step {
    struct nslua_call *call;
    const char *name;
    int32_t length;
    const nslua_value *value; /* NULL: begin a table */
};

void nslua_run_step(struct nslua_call *call, Pfunc action, void *argument)
{
    lua_State *L = call->L;
    if (call->frame.error_length > 0) {
        return;
    }
    if (L->top - L->base > LUAI_MAXCSTACK - ROOM_OF_A_STEP) {
        nslua_fail(call, "too many results");
        return;
    }
    ptrdiff_t top = savestack(L, L->top);
    if (luaD_rawrunprotected(L, action, argument) != 0) {
        L->top = restorestack(L, top);
        nslua_fail(call, "not enough memory");
    }
}

/* An empty span of C# begins nowhere. */
static void push_string(lua_State *L, const char *bytes, int32_t length)
{
    setsvalue2s(L, L->top, luaS_newlstr(L, bytes == NULL ? "" : bytes, (size_t)length));
    L->top++;
}

static void push_value(lua_State *L, const nslua_value *value)
{
    switch (value->type) {
    case LUA_TBOOLEAN:
        setbvalue(L->top, value->number != 0);
        break;
    case LUA_TNUMBER:
        setnvalue(L->top, value->number);
        break;
    case LUA_TLIGHTUSERDATA:
        setpvalue(L->top, NULL);
        break;
    case LUA_TSTRING:
        push_string(L, value->bytes, value->length);
        return;
    default:
        setnilvalue(L->top);
        break;
    }
    L->top++;
}

static void push_name(struct nslua_call *call, const char *name, int32_t length)
{
    lua_State *L = call->L;
    if (name != NULL) {
        push_string(L, name, length);
    } else {
        setnvalue(L->top, (lua_Number)++call->items[call->open_tables - 1]);
        L->top++;
    }
}

/* table, name, value -> table */
static void set_field(lua_State *L)
{
    Table *table = hvalue(L->top - 3);
    setobj2t(L, luaH_set(L, table, L->top - 2), L->top - 1);
    luaC_barriert(L, table, L->top - 1);
    L->top -= 2;
}

static void put_step(lua_State *L, void *argument)
{
    const struct step *step = argument;
    luaD_checkstack(L, ROOM_OF_A_STEP);
    if (step->call->open_tables == 0) {
        push_value(L, step->value);
    } else {
        push_name(step->call, step->name, step->length);
        push_value(L, step->value);
        set_field(L);
    }
}

/* A table in a table lies behind the name under which it will be put there. */
static void begin_step(lua_State *L, void *argument)
{
    const struct step *step = argument;
    struct nslua_call *call = step->call;
    luaD_checkstack(L, ROOM_OF_A_STEP);
    if (call->open_tables > 0) {
        push_name(call, step->name, step->length);
    }
    sethvalue(L, L->top, luaH_new(L, 0, 0));
    L->top++;
    call->items[call->open_tables++] = 0;
}

static void end_step(lua_State *L, void *argument)
{
    struct nslua_call *call = argument;
    if (--call->open_tables > 0) {
        set_field(L);
    }
}

static void reserve_step(lua_State *L, void *argument)
{
    struct nslua_call *call = argument;
    luaD_checkstack(L, ROOM_OF_A_STEP);
    call->string = nslua_string_begin(L, (size_t)call->capacity);
}

static void drop(struct nslua_call *call)
{
    if (call->string != NULL) {
        nslua_string_drop(call->L, call->string, (size_t)call->capacity);
        call->string = NULL;
    }
}

/* ---- what C# asks for ---- */

static void put(nslua_frame *frame, const char *name, int32_t length, const nslua_value *value)
{
    struct nslua_call *call = nslua_call_of(frame);
    nslua_run_step(call, put_step, &(struct step){call, name, length, value});
}

static void begin_table(nslua_frame *frame, const char *name, int32_t length)
{
    struct nslua_call *call = nslua_call_of(frame);
    if (call->open_tables == NSLUA_MAX_DEPTH) {
        nslua_fail(call, "tables nested too deep");
    }
    nslua_run_step(call, begin_step, &(struct step){call, name, length, NULL});
}

static void end_table(nslua_frame *frame)
{
    struct nslua_call *call = nslua_call_of(frame);
    if (call->open_tables > 0) {
        nslua_run_step(call, end_step, call);
    }
}

static char *reserve(nslua_frame *frame, int32_t bytes)
{
    struct nslua_call *call = nslua_call_of(frame);
    drop(call);
    call->capacity = bytes < 0 ? 0 : bytes;
    nslua_run_step(call, reserve_step, call);
    return call->string == NULL ? NULL : nslua_string_bytes(call->string);
}

static void commit(nslua_frame *frame, int32_t bytes)
{
    struct nslua_call *call = nslua_call_of(frame);
    if (call->string != NULL && bytes >= 0 && bytes <= call->capacity) {
        nslua_string *string = call->string;
        call->string = NULL;
        nslua_string_finish(call->L, string, (size_t)call->capacity, (size_t)bytes);
    }
}

static void field(nslua_frame *frame, int32_t argument, const char *name, int32_t length, nslua_value *value)
{
    lua_State *L = nslua_call_of(frame)->L;
    const TValue *table = L->base + argument - 1;
    TString *key = nslua_string_find(L, name, (size_t)length);
    if (key != NULL) {
        nslua_describe(luaH_getstr(hvalue(table), key), value);
    }
}

static const nslua_operations operations = {
    .reserve = reserve, .commit = commit, .put = put, .begin_table = begin_table, .end_table = end_table,
    .field = field, .convert = nslua_convert, .parse = nslua_parse, .format = nslua_format, .enter = nslua_enter,
    .next = nslua_next, .item = nslua_item, .leave = nslua_leave, .new_object = nslua_new_object,
    .object = nslua_object,
};

/* ---- the call ---- */

static int raise(lua_State *L, struct nslua_call *call)
{
    int argument = call->frame.wrong_argument;
    lua_pushlstring(L, call->frame.error_text, (size_t)call->frame.error_length);
    return argument > 0 ? luaL_argerror(L, argument, lua_tostring(L, -1)) : luaL_error(L, "%s", lua_tostring(L, -1));
}

int nslua_dispatch(lua_State *L)
{
    const nslua_function *function = clvalue(L->ci->func)->c.upvalue[0].value.p;
    if (nslua_stack_state() != NSLUA_STACK_GOOD) {
        return luaL_error(L, "C stack overflow");
    }
    nslua_check(L, function->signature);
    int count = lua_gettop(L);
    nslua_value few[FEW] = {0}, *arguments = few;
    if (count > FEW) {
        arguments = lua_newuserdata(L, (size_t)count * sizeof(nslua_value));
        memset(arguments, 0, (size_t)count * sizeof(nslua_value));
    }
    for (int i = 0; i < count; i++) {
        nslua_describe(L->base + i, &arguments[i]);
    }
    struct nslua_call call; /* not cleared as a whole: what needs no value has none */
    call.frame.arguments = arguments;
    call.frame.operations = &operations;
    call.frame.count = count;
    call.frame.wrong_argument = call.frame.error_length = 0;
    call.L = L;
    call.string = NULL;
    call.open_tables = call.walks = 0;
    call.last_read = NULL;
    int first = lua_gettop(L);
    nslua_invoke(&call.frame, function->method);
    drop(&call);
    if (call.frame.error_length > 0) {
        return raise(L, &call);
    }
    luaC_checkGC(L);
    return lua_gettop(L) - first;
}
