// gatehouse-floor: sells straight through Connector/C++, with no web in front, and prints rate and latencies
// as JSON. What a front can reach at most on this database.
//   gatehouse-floor hold|sale TYPE ORDERS THREADS BATCH     (configuration from GATEHOUSE_CONFIG)

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>

#include "common/app/run.hpp"
#include "common/json/json.hpp"
#include "tests/bench/floor/rows.hpp"
#include "tests/bench/load/histogram.hpp"

namespace {

using namespace gatehouse;
using std::chrono::steady_clock;

constexpr auto kMost = std::chrono::seconds(20);  // then it ends, sold or not

struct Work {
    bool whole = false;  // up to the ticket, not just the hold
    std::string type;
    int orders = 0, threads = 0, batch = 0;
};

std::int64_t micros_since(steady_clock::time_point then)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - then).count();
}

class Floor {
public:
    Floor(const Context& context, const Work& work)
        : context_(context),
          work_(work),
          item_(context.db.read([&](db::Session& session) { return bench::find_item(session, work.type); })),
          left_(work.orders)
    {
    }

    std::string run()
    {
        begun_ = steady_clock::now();
        {
            std::vector<std::jthread> lanes;
            for (int i = 0; i < work_.threads; ++i) lanes.emplace_back([this] { sell_all(); });
        }
        const auto seconds = std::chrono::duration<double>(steady_clock::now() - begun_).count();
        json::Writer out;
        out.object().member("seconds", seconds).member("count", sold_.load());
        out.member("rate", static_cast<double>(sold_) / seconds).member("failed", failed_.load());
        out.member("p50_ms", latency_.at_ms(0.5)).member("p95_ms", latency_.at_ms(0.95));
        return out.member("p99_ms", latency_.at_ms(0.99)).end_object().take();
    }

private:
    void sell_all()
    {
        while (steady_clock::now() < begun_ + kMost) {
            const auto left = left_.fetch_sub(work_.batch);
            if (left <= 0) return;
            const auto begun = steady_clock::now();
            const auto n = std::min(left, work_.batch);
            const bool good = sell(n);
            const std::lock_guard lock(mutex_);
            for (int i = 0; i < n; ++i) latency_.add(micros_since(begun));
            (good ? sold_ : failed_) += n;
        }
    }

    bool sell(int n)
    try {
        std::vector<bench::Sold> orders;
        for (int i = 0; i < n; ++i) orders.push_back(bench::new_order(context_));
        context_.db.transact([&](db::Tx& tx) {
            if (!bench::hold(tx, item_, orders, context_.random)) throw std::runtime_error("sold out");
        });
        if (!work_.whole) return true;
        context_.db.transact([&](db::Tx& tx) { bench::open_payments(tx, item_, orders); });
        context_.db.transact([&](db::Tx& tx) { bench::complete(tx, item_, orders, context_); });
        return true;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return false;
    }

    const Context& context_;
    const Work& work_;
    bench::Item item_;
    std::atomic<int> left_;
    std::atomic<std::int64_t> sold_ = 0, failed_ = 0;
    steady_clock::time_point begun_{};
    std::mutex mutex_;
    bench::Histogram latency_;
};

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 6) {
        std::cerr << "usage: gatehouse-floor hold|sale TYPE ORDERS THREADS BATCH\n";
        return 2;
    }
    const Work work{
        std::string(argv[1]) == "sale", argv[2], std::stoi(argv[3]), std::stoi(argv[4]), std::stoi(argv[5])};
    try {
        return app::with_context("floor", [&](const Context& context) {
            std::cout << Floor(context, work).run() << std::endl;
            return 0;
        });
    } catch (const std::exception& e) {
        std::cerr << "gatehouse-floor: " << e.what() << '\n';
        return 1;
    }
}
