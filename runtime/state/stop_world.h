// stop_world.h: the collector's handshake with the other threads, and what it asks other files to do at a collection.
//
// Holding the GIL already excludes every thread that runs scripts. Native-parallel threads (compiled nogil code, long
// native loops) do not hold it: stop_the_world sets their poll bit and waits until each has parked; start_the_world
// lets them go on. A thread that wants to become native-parallel or to leave that mode while the world stands waits.
#pragma once

namespace adder {

class Runtime;
class Marker;
struct ThreadState;
struct Cell;

void stop_the_world(ThreadState& ts);
void start_the_world(ThreadState& ts);
// Between these the thread runs without the GIL and must call parallel_poll often.
void enter_native_parallel(ThreadState& ts);
void leave_native_parallel(ThreadState& ts);
void parallel_poll_slow(ThreadState& ts);

// Called by the collector after marking.
void sweep_interned(Runtime& rt, Marker& marker);  // str.cpp: drops dead strings from the intern table
void sweep_codes(Runtime& rt, Marker& marker);     // code.cpp: frees the private copies of dead code objects
void call_finalizer(ThreadState& ts, Cell* cell);  // type(cell).__del__(cell), errors to sys.unraisablehook

}  // namespace adder
