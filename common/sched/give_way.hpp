#pragma once

namespace gatehouse::sched {

// From now on whoever else wants the processor goes before this thread, the more so the higher `nice` (at
// most 19). On Linux a thread has a nice value of its own, and cannot take it back: so this is for threads
// that do nothing else. Where a sandbox forbids to change it, the work is done all the same.
void give_way(int nice);

// From now on this thread runs where nobody else wants the processor, and stops at once when somebody does
// (SCHED_IDLE). Of a nice thread who wakes up would wait for the end of its slice, milliseconds on each of
// the many steps of a request. For pure reckoning alone: a lock held here would wait as well.
void run_in_idle_time();

}  // namespace gatehouse::sched
