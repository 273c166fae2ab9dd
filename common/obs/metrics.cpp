#include "common/obs/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace gatehouse::metrics {

using namespace prometheus;

struct Registry::Impl {
    prometheus::Registry registry;
    Family<Counter>& requests = BuildCounter()
                                    .Name("gatehouse_requests_total")
                                    .Help("Requests by route and status")
                                    .Register(registry);
    Family<Histogram>& seconds =
        BuildHistogram().Name("gatehouse_request_seconds").Help("Latency by route").Register(registry);
    const Histogram::BucketBoundaries buckets{
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10};
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}
Registry::~Registry() = default;

void Registry::count_request(const std::string& route, int status, double seconds)
{
    impl_->requests.Add({{"route", route}, {"status", std::to_string(status)}}).Increment();
    impl_->seconds.Add({{"route", route}}, impl_->buckets).Observe(seconds);
}

void Registry::count(const std::string& name, const std::string& kind, double by)
{
    auto& family = BuildCounter().Name("gatehouse_" + name + "_total").Help(name).Register(impl_->registry);
    family.Add({{"kind", kind}}).Increment(by);
}

void Registry::set(const std::string& name, double value)
{
    BuildGauge().Name("gatehouse_" + name).Help(name).Register(impl_->registry).Add({}).Set(value);
}

std::string Registry::text() const { return TextSerializer().Serialize(impl_->registry.Collect()); }

}  // namespace gatehouse::metrics
