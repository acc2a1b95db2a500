/* nslua.h: what Lua and C# share. C# starts Lua (nslua_run); Lua calls C# through frames. No longjmp crosses C#: what C#
 * asks of Lua during a call never raises, and errors are raised after C# has returned. */
#ifndef NSLUA_H
#define NSLUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- a call of C# by Lua. C#: firmware/Lua/NativeFrame.cs, LuaValue.cs ---- */

typedef struct nslua_value {
    union {
        double number; /* of a boolean: 0, 1 */
        const char *bytes;
    };
    int32_t length; /* of a string */
    int32_t type;   /* LUA_TNIL and so on; other types than these have no value here */
} nslua_value;

typedef struct nslua_frame nslua_frame;

/* None of these raises. Where there is no memory, the frame gets an error. NativeFrame.cs says what each does. */
typedef struct nslua_operations {
    char *(*reserve)(nslua_frame *frame, int32_t bytes);
    void (*commit)(nslua_frame *frame, int32_t bytes);
    void (*put)(nslua_frame *frame, const char *name, int32_t length, const nslua_value *value);
    void (*begin_table)(nslua_frame *frame, const char *name, int32_t length);
    void (*end_table)(nslua_frame *frame);
    void (*field)(nslua_frame *frame, int32_t argument, const char *name, int32_t length, nslua_value *value);
    uint8_t (*convert)(nslua_frame *frame, int32_t argument, int32_t wanted);
    uint8_t (*parse)(const char *text, int32_t length, double *number);
    int32_t (*format)(double number, char *text);
    uint8_t (*enter)(nslua_frame *frame, int32_t argument);
    uint8_t (*next)(nslua_frame *frame, nslua_value *key, nslua_value *value);
    void (*item)(nslua_frame *frame, int32_t index, nslua_value *value);
    void (*leave)(nslua_frame *frame);
    void *(*new_object)(nslua_frame *frame, const char *module, int32_t length, int32_t bytes);
    void *(*object)(nslua_frame *frame, int32_t argument, const char *module, int32_t length, int32_t size);
} nslua_operations;

/* NativeOperations.NumberCapacity, MaxDepth */
enum { NSLUA_NUMBER_CAPACITY = 32, NSLUA_MAX_DEPTH = 32 };

#define NSLUA_ERROR_CAPACITY 80

struct nslua_frame {
    nslua_value *arguments;
    const nslua_operations *operations;
    void *state;
    int32_t count;
    int32_t wrong_argument; /* 0: the error is no argument's */
    int32_t error_length;   /* 0: the call went well */
    char error_text[NSLUA_ERROR_CAPACITY];
};

/* A native function: a C# method with [LuaFunction]. Written by the tool; each lies behind a C function of Lua. */
typedef struct nslua_function {
    const char *signature;
    void (*method)(void *call);
} nslua_function;

/* C#, LuaInvoker: calls a method; an exception becomes the frame's error. */
void nslua_invoke(nslua_frame *frame, void (*method)(void *call));

/* ---- scripts ---- */

/* A file of the script project, put into the image by the tool; the list ends with a NULL name. */
typedef struct nslua_script {
    const char *name; /* such as /lua/main.lua */
    const char *text;
    size_t length;
} nslua_script;
extern const nslua_script nslua_scripts[];

/* ---- called by C# ---- */

/* Runs /lua/main.lua in a new state. 0, or 1 when it ended in an error, whose traceback is on the log. */
int32_t nslua_run(void);

typedef struct nslua_memory { int32_t used, peak, total; } nslua_memory;
void nslua_get_memory(nslua_memory *memory);

#endif
