#pragma once

namespace gatehouse::sched {

// From now on whoever else wants the processor goes before this thread, the more so the higher `nice` (at
// most 19). On Linux a thread has a nice value of its own, and cannot take it back: so this is for threads
// that do nothing else. Where a sandbox forbids to change it, the work is done all the same.
void give_way(int nice);

}  // namespace gatehouse::sched
