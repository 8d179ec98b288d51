/* adder.h: Adder inside a host program. C99 and C++20.
 *
 * Virtual machines. An adder_vm is one interpreter: its own heap, modules and global interpreter lock (GIL). A process
 * may hold any number. A thread enters one through an adder_thread; adder_vm_new makes that of the calling thread.
 *
 * Threads. An adder_thread is used only by the thread that made it. A thread that has just attached holds the GIL of
 * its machine, and every function that takes an adder_thread needs it held, but adder_gil_acquire. Around work that may
 * block, adder_gil_release lets the other threads of the machine run. One thread may be attached to several machines.
 *
 * Handles. A value of a script is held by an adder_handle, the address of a slot that the collector knows. A handle is
 * made in the innermost open scope and dies when that scope is closed, at the latest when the thread detaches. Scopes
 * nest. Handles may be used by any function here on the same thread; they are never freed one by one.
 *
 * Errors. A function that can fail returns NULL, or -1, and leaves the error on the thread; adder_error_get takes it
 * from there as plain data. The next call that can fail drops an error that was not taken.
 *
 * Versions. Structs start with their size in bytes, which the caller fills in; fields are only ever added at the end,
 * and those beyond the caller's size take their defaults. adder_abi_version grows when that is not enough.
 *
 * Text is UTF-8. Pointers given to a function are not kept after it returns, unless its comment says so.
 */
#ifndef ADDER_ADDER_H
#define ADDER_ADDER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ADDER_API __attribute__((visibility("default")))
#else
#define ADDER_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define ADDER_ABI_VERSION 1

typedef struct adder_vm adder_vm;
typedef struct adder_thread adder_thread;
typedef const struct adder_slot* adder_handle;
typedef size_t adder_scope;

/* ---- the library */

/* ADDER_ABI_VERSION of the library at run time. A host refuses one that is not its own. */
ADDER_API uint32_t adder_abi_version(void);
/* "0.1.0". Static. */
ADDER_API const char* adder_version(void);

/* ---- virtual machines */

typedef struct adder_config {
  size_t size;                 /* sizeof(adder_config) */
  size_t heap_limit_bytes;     /* MemoryError beyond; 0: no limit */
  size_t register_stack_bytes; /* address space of the first thread, others have 24 MiB at most; 0: 224 MiB */
  uint64_t gc_stress;          /* collect at every n-th allocation; 0: as needed. For tests. */
  uint64_t hash_seed;          /* fixes the order of sets of str; 0: random */
} adder_config;

/* Fills in the defaults. */
ADDER_API void adder_config_init(adder_config* config);

/* A new machine, and the calling thread attached to it as its main thread in *thread. NULL when memory is short or the
 * config is not one this version knows. A NULL config means the defaults. */
ADDER_API adder_vm* adder_vm_new(const adder_config* config, adder_thread** thread);

/* Runs what scripts registered to run at exit, then frees everything. Called by the main thread, holding the GIL, after
 * all other threads have detached. */
ADDER_API void adder_vm_free(adder_vm* vm);

/* ---- threads */

/* Attaches the calling thread and takes the GIL. NULL when memory is short. */
ADDER_API adder_thread* adder_thread_attach(adder_vm* vm);
/* Not for the main thread: adder_vm_free does that. */
ADDER_API void adder_thread_detach(adder_thread* thread);
ADDER_API void adder_gil_release(adder_thread* thread);
ADDER_API void adder_gil_acquire(adder_thread* thread);

/* ---- handles */

ADDER_API adder_scope adder_scope_open(adder_thread* thread);
/* Closes this scope and those inside it. */
ADDER_API void adder_scope_close(adder_thread* thread, adder_scope scope);
/* Closes a scope but keeps one handle of it, as a handle of the scope around it. */
ADDER_API adder_handle adder_scope_close_with(adder_thread* thread, adder_scope scope, adder_handle kept);

typedef enum adder_kind {
  ADDER_NONE = 0,
  ADDER_BOOL = 1,
  ADDER_INT = 2,
  ADDER_FLOAT = 3,
  ADDER_STR = 4,
  ADDER_OBJECT = 5 /* anything else */
} adder_kind;
ADDER_API adder_kind adder_kind_of(adder_thread* thread, adder_handle value);

/* Values in. NULL when memory or handle slots are short. */
ADDER_API adder_handle adder_none(adder_thread* thread);
ADDER_API adder_handle adder_bool(adder_thread* thread, int value);
ADDER_API adder_handle adder_int(adder_thread* thread, int64_t value);
ADDER_API adder_handle adder_float(adder_thread* thread, double value);
ADDER_API adder_handle adder_str(adder_thread* thread, const char* text, size_t length);

/* Values out: 0, or -1 with TypeError, or OverflowError for an int beyond 64 bits. A float is also made from an int. */
ADDER_API int adder_get_bool(adder_thread* thread, adder_handle value, int* out); /* truth of any value */
ADDER_API int adder_get_int(adder_thread* thread, adder_handle value, int64_t* out);
ADDER_API int adder_get_float(adder_thread* thread, adder_handle value, double* out);
/* Copies a str: at most capacity - 1 bytes, then a zero. *length (may be NULL) is that of the whole text. */
ADDER_API int adder_get_str(adder_thread* thread, adder_handle value, char* buffer, size_t capacity, size_t* length);

/* ---- running scripts: in the namespace of the module __main__ */

/* Value of an expression. */
ADDER_API adder_handle adder_eval(adder_thread* thread, const char* source);
/* Runs statements; filename is what tracebacks show. 0 or -1. */
ADDER_API int adder_exec(adder_thread* thread, const char* source, const char* filename);
/* A global of __main__; NameError when there is none. */
ADDER_API adder_handle adder_get_global(adder_thread* thread, const char* name);
ADDER_API int adder_set_global(adder_thread* thread, const char* name, adder_handle value);
/* Calls with positional arguments. */
ADDER_API adder_handle adder_call(adder_thread* thread, adder_handle function, const adder_handle* arguments,
                                  size_t count);
/* Calls a global of __main__ by name. */
ADDER_API adder_handle adder_call_global(adder_thread* thread, const char* name, const adder_handle* arguments,
                                         size_t count);

/* ---- errors */

typedef struct adder_error {
  size_t size;          /* sizeof(adder_error), filled in by the caller */
  const char* type;     /* "ZeroDivisionError" */
  const char* message;  /* str(exception) */
  const char* rendered; /* what the program would print: traceback, type and message, causes */
  const char* file;     /* where it was raised; "" when unknown */
  int line;             /* 0 when unknown */
} adder_error;

/* Takes the thread's error: 1, or 0 when there is none. The texts live until the next call of this function, or detach.
 */
ADDER_API int adder_error_get(adder_thread* thread, adder_error* error);
ADDER_API void adder_error_clear(adder_thread* thread);

#ifdef __cplusplus
}
#endif

#endif
