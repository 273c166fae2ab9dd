#include "common/heap.hpp"

#include <cstddef>

// Of jemalloc; builds with a sanitizer have another heap, and not the second.
extern "C" {
extern const char* malloc_conf;
int mallctl(const char* name, void* old, std::size_t* old_size, void* fresh, std::size_t fresh_size)
    __attribute__((weak));

// Few arenas; threads, of which there are more than cores, keep small pieces only; and what a rush took goes
// back to the system soon after.
const char* malloc_conf =
    "narenas:2,tcache_max:1024,background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0";
}

namespace gatehouse::heap {

void give_back()
{
    if (mallctl) mallctl("thread.tcache.flush", nullptr, nullptr, nullptr, 0);
}

}  // namespace gatehouse::heap
