// Prometheus metrics of one process, by prometheus-cpp.

#pragma once

#include <memory>
#include <string>

namespace gatehouse::metrics {

class Registry {
public:
    Registry();
    ~Registry();

    // gatehouse_requests_total and gatehouse_request_seconds, by route and status.
    void count_request(const std::string& route, int status, double seconds);

    // A counter "gatehouse_<name>_total" with one label "kind".
    void count(const std::string& name, const std::string& kind, double by = 1);

    // A gauge "gatehouse_<name>".
    void set(const std::string& name, double value);

    // The text exposition format.
    std::string text() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace gatehouse::metrics
