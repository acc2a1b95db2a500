/* nslua_internal.h: between the files of this folder. */
#ifndef NSLUA_INTERNAL_H
#define NSLUA_INTERNAL_H

#include "nslua.h"

#include "lua.h"
#include "nslua_string.h"

/* nslua_pool.c: the memory of the one state. The signature is lua_Alloc's. */
void  nslua_pool_init(void *memory, size_t size);
void *nslua_pool_realloc(void *unused, void *block, size_t old_size, size_t new_size);

bool  nslua_pool_has(uintptr_t address); /* whether a block can begin there */

/* nslua_check.c: checks the arguments by a signature and converts them in place. Raises Lua's errors. */
void nslua_check(lua_State *L, const char *signature);

/* nslua_call.c: the C function behind every native function. */
int nslua_dispatch(lua_State *L);

/* nslua_string.c: the string of these bytes if there is one anywhere, or NULL. */
nslua_string *nslua_string_find(lua_State *L, const char *bytes, size_t length);

/* nslua_stack.c: Lua is entered from a function whose frame is at that address. */
void nslua_stack_enter(const void *address);

#endif
