// What heap.cpp says is what jemalloc does. Builds with a sanitizer have no jemalloc, and nothing to say.

#include "common/heap.hpp"

#include <memory>
#include <thread>

#include "tests/support/asserts.hpp"

extern "C" int mallctl(const char* name, void* old, std::size_t* old_size, void* fresh,
    std::size_t fresh_size) __attribute__((weak));

namespace gatehouse {

class HeapTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HeapTest);
    CPPUNIT_TEST(its_settings_are_heard);
    CPPUNIT_TEST(what_a_thread_keeps_goes_back);
    CPPUNIT_TEST_SUITE_END();

    template <class T>
    static T told(const char* name)
    {
        T value{};
        std::size_t size = sizeof value;
        CPPUNIT_ASSERT_EQUAL(0, mallctl(name, &value, &size, nullptr, 0));
        return value;
    }

    // What is taken of this size, a thread's cache included.
    static std::size_t taken()
    {
        std::uint64_t epoch = 1;
        mallctl("epoch", nullptr, nullptr, &epoch, sizeof epoch);
        return told<std::size_t>("stats.allocated");
    }

    void its_settings_are_heard()
    {
        if (!mallctl) return;
        CPPUNIT_ASSERT_EQUAL(2u, told<unsigned>("opt.narenas"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1024}, told<std::size_t>("opt.tcache_max"));
    }

    void what_a_thread_keeps_goes_back()
    {
        if (!mallctl) return;
        constexpr int kPieces = 20;
        constexpr std::size_t kBytes = 1000;
        std::size_t before = 0, after = 0;
        std::jthread([&] {
            {
                std::vector<std::unique_ptr<char[]>> pieces;
                for (int i = 0; i < kPieces; ++i) pieces.push_back(std::make_unique<char[]>(kBytes));
            }
            before = taken();
            heap::give_back();
            after = taken();
        }).join();
        CPPUNIT_ASSERT(before >= after + kPieces / 2 * kBytes);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HeapTest);

}  // namespace gatehouse
