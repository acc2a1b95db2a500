/* nslua_string.h: strings whose bytes are written before they become one. For Lua's own libraries, too. */
#ifndef NSLUA_STRING_H
#define NSLUA_STRING_H

#include "lua.h"

typedef union TString nslua_string;
nslua_string *nslua_string_begin(lua_State *L, size_t capacity);               /* raises when there is no memory */
char         *nslua_string_bytes(nslua_string *string);
void          nslua_string_drop(lua_State *L, nslua_string *string, size_t capacity);
void          nslua_string_finish(lua_State *L, nslua_string *string, size_t capacity, size_t length); /* to the top */

#endif
