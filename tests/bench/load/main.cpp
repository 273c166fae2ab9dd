// gatehouse-load: reads a plan, makes that load, prints what it saw as JSON. Loopback only, and bounded.

#include <sys/resource.h>

#include <iostream>
#include <iterator>

#include "common/crypto/crypto.hpp"
#include "common/error.hpp"
#include "tests/bench/load/crowd.hpp"
#include "tests/bench/load/sale.hpp"
#include "tests/bench/load/storm.hpp"

namespace {

using namespace gatehouse::bench;

void allow_many_connections()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

template <class Load>
bool run(const Plan& plan, Report& report)
{
    Loop loop;
    Load load(loop, plan, report);
    load.begin();
    return loop.run(now() + std::chrono::seconds(plan.seconds));
}

}  // namespace

int main()
{
    try {
        gatehouse::crypto::init();
        allow_many_connections();
        const auto plan = Plan::parse({std::istreambuf_iterator<char>(std::cin), {}});
        Report report;
        const bool finished = plan.kind == "sale"     ? run<Sale>(plan, report)
                              : plan.kind == "listen" ? run<Crowd>(plan, report)
                                                      : run<Storm>(plan, report);
        std::cout << report.to_json(finished) << std::endl;
        return 0;
    } catch (const gatehouse::Error& e) {
        std::cerr << "gatehouse-load: " << e.kind().code << ' ' << e.what() << '\n';
    } catch (const std::exception& e) {
        std::cerr << "gatehouse-load: " << e.what() << '\n';
    }
    return 1;
}
