/* nslua_check.c: arguments of native functions. The letters are explained at LuaFunctionAttribute. */
#include "nslua_internal.h"

#include "lauxlib.h"

static void check_number(lua_State *L, int index)
{
    lua_Number number = luaL_checknumber(L, index);
    if (lua_type(L, index) != LUA_TNUMBER) {
        lua_pushnumber(L, number);
        lua_replace(L, index);
    }
}

static void check(lua_State *L, int index, char letter)
{
    switch (letter) {
    case 'n': case 'i':
        check_number(L, index);
        break;
    case 's':
        (void)luaL_checklstring(L, index, NULL);
        break;
    case 'S':
        luaL_checktype(L, index, LUA_TSTRING);
        break;
    case 't':
        luaL_checktype(L, index, LUA_TTABLE);
        break;
    case 'f':
        luaL_checktype(L, index, LUA_TFUNCTION);
        break;
    default: /* 'a', 'b': anything */
        break;
    }
}

void nslua_check(lua_State *L, const char *signature)
{
    int index = 0;
    const char *at = signature;
    while (*at != '\0' && *at != '*') {
        char letter = *at++;
        bool optional = *at == '?';
        at += optional ? 1 : 0;
        index++;
        if (!optional || !lua_isnoneornil(L, index)) {
            check(L, index, letter);
        }
    }
    if (*at != '*' && lua_gettop(L) > index) {
        lua_settop(L, index);
    }
}
