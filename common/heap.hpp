// The heap is jemalloc's. How it is set stands in heap.cpp.

#pragma once

namespace gatehouse::heap {

// What this thread keeps for its next allocations goes back. For threads that have nothing to do: they would
// keep it for good.
void give_back();

}  // namespace gatehouse::heap
