/* nslua_value.c: values of Lua as C# sees them. */
#include "nslua_call.h"

#include "lvm.h"

#include <string.h>

void nslua_describe(const TValue *from, nslua_value *to)
{
    memset(to, 0, sizeof(*to));
    to->type = ttype(from);
    if (ttisnumber(from)) {
        to->number = nvalue(from);
    } else if (ttisboolean(from)) {
        to->number = bvalue(from) != 0;
    } else if (ttisstring(from)) {
        to->bytes = svalue(from);
        to->length = (int32_t)tsvalue(from)->len;
    }
}

static void to_string_step(lua_State *L, void *argument) { (void)luaV_tostring(L, L->base + *(int32_t *)argument - 1); }

uint8_t nslua_convert(nslua_frame *frame, int32_t argument, int32_t wanted)
{
    struct nslua_call *call = nslua_call_of(frame);
    StkId value = call->L->base + argument - 1;
    if (wanted == LUA_TNUMBER) {
        TValue buffer;
        const TValue *number = luaV_tonumber(value, &buffer);
        if (number == NULL) {
            return 0;
        }
        setobj(call->L, value, number);
    } else if (ttisnumber(value)) {
        nslua_run_step(call, to_string_step, &argument);
    }
    value = call->L->base + argument - 1;
    nslua_describe(value, &frame->arguments[argument - 1]);
    return ttype(value) == wanted;
}

uint8_t nslua_parse(const char *text, int32_t length, double *number)
{
    char copy[NSLUA_NUMBER_CAPACITY + 1];
    memcpy(copy, text, (size_t)length);
    copy[length] = '\0';
    return memchr(text, '\0', (size_t)length) == NULL && luaO_str2d(copy, number) != 0;
}

int32_t nslua_format(double number, char *text)
{
    char copy[LUAI_MAXNUMBER2STR];
    lua_number2str(copy, number);
    size_t length = strlen(copy);
    memcpy(text, copy, length);
    return (int32_t)length;
}
