// What may be a moment old: values kept in the process for a short while, so that a rush asks for each of
// them once.

#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/clock.hpp"

namespace gatehouse {

template <class Key, class Value>
class Fresh {
public:
    Fresh(std::chrono::milliseconds age, std::size_t most) : age_(age), most_(most) {}

    // The value, not older than the age; else what load() answers, which others who come meanwhile may load
    // as well.
    template <class F>
    Value get(const Key& key, Time now, F load)
    {
        if (auto known = find(key, now)) return std::move(*known);
        Value value = load();
        const std::lock_guard lock(mutex_);
        if (kept_.size() >= most_) kept_.clear();
        kept_.insert_or_assign(key, std::pair(now, value));
        return value;
    }

private:
    std::optional<Value> find(const Key& key, Time now)
    {
        const std::lock_guard lock(mutex_);
        const auto it = kept_.find(key);
        // A clock that was set back makes nothing young.
        if (it == kept_.end() || now < it->second.first || now - it->second.first > age_) return {};
        return it->second.second;
    }

    const std::chrono::milliseconds age_;
    const std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<Key, std::pair<Time, Value>> kept_;
};

}  // namespace gatehouse
