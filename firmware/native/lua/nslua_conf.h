/* nslua_conf.h: what differs from Lua's own luaconf.h, which includes this at its end, and what our patches call. */
#ifndef NSLUA_CONF_H
#define NSLUA_CONF_H

#include <stddef.h>
#include <stdint.h>

/* Where LuatOS-Air looks for modules (spec 4.1). There are no C modules to load. */
#undef LUA_PATH_DEFAULT
#define LUA_PATH_DEFAULT "/lua/?.lua;/lua/?.luac;/lua/?.luae"
#undef LUA_CPATH_DEFAULT
#define LUA_CPATH_DEFAULT ""

/* Buffers of the libraries lie on the C stack. */
#undef LUAL_BUFFERSIZE
#define LUAL_BUFFERSIZE 256

/* nslua_number.c */
void   nslua_number_to_text(char *text, double value);
void   nslua_number_format(char *to, const char *specification, double value);
void   nslua_integer_format(char *to, const char *specification, double value);
void   nslua_char_format(char *to, const char *specification, int value);
void   nslua_text_format(char *to, const char *specification, const char *text);
void   nslua_pointer_format(char *to, const void *pointer);
double nslua_text_to_number(const char *text, char **end);
#undef lua_number2str
#define lua_number2str(s, n) nslua_number_to_text((s), (n))
#undef lua_str2number
#define lua_str2number(s, p) nslua_text_to_number((s), (p))

/* nslua_random.c: at least 0, less than 1. */
void   nslua_random_seed(int seed);
double nslua_random(void);

/* nslua_console.c: to the channel of the app's own output. */
void nslua_print(const char *text, size_t length);

/* nslua_rom.c: tables that have a part in flash; the tool numbers the others behind these. */
struct lua_State;
enum nslua_table { NSLUA_REGISTRY, NSLUA_GLOBALS, NSLUA_LOADED, NSLUA_FILE, NSLUA_IO };
void nslua_push_table(struct lua_State *L, int table);
int  nslua_is_in_rom(struct lua_State *L, const char *name); /* of the table at the top of the stack */

/* nslua_state.c: an error outside of every protected call. */
__attribute__((noreturn)) void nslua_panic(void);

/* nslua_stack.c. Low: raise an error, for which the rest is reserved; out: not even an error can be handled. */
enum nslua_stack_state { NSLUA_STACK_GOOD, NSLUA_STACK_LOW, NSLUA_STACK_OUT };
enum nslua_stack_state nslua_stack_state(void);

/* The addresses that the C stack holds, as a set that is exact for a heap of 64 KiB; for a larger one it may have more
 * members than were put into it. What is held without need leaves holes in which nothing large fits. */
enum { NSLUA_HELD_BITS = 8192 };
typedef struct nslua_held { uint32_t words[NSLUA_HELD_BITS / 32]; } nslua_held;
void nslua_find_held(nslua_held *held);

/* Objects are aligned to 8 bytes. */
static inline uint32_t nslua_held_bit(uintptr_t address)
{
    return (uint32_t)(address >> 3) % NSLUA_HELD_BITS;
}

static inline int nslua_is_held(const nslua_held *held, const void *object)
{
    uint32_t bit = nslua_held_bit((uintptr_t)object);
    return held->words[bit / 32] >> bit % 32 & 1;
}

#endif
