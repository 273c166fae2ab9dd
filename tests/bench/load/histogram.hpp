// Latencies in microseconds, in buckets that grow with the value: at most 1 % off, whatever the range.

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace gatehouse::bench {

class Histogram {
public:
    void add(std::int64_t micros)
    {
        const auto value = static_cast<std::uint64_t>(micros < 0 ? 0 : micros);
        ++buckets_[index_of(value)];
        ++count_;
        sum_ += value;
        if (value > max_) max_ = value;
    }

    std::uint64_t count() const { return count_; }
    double mean_ms() const
    {
        return count_ ? static_cast<double>(sum_) / static_cast<double>(count_) / 1000 : 0;
    }
    double max_ms() const { return static_cast<double>(max_) / 1000; }

    // The latency that a share of all values (0 … 1) does not exceed.
    double at_ms(double share) const
    {
        if (count_ == 0) return 0;
        auto left = static_cast<std::int64_t>(share * static_cast<double>(count_));
        for (std::size_t i = 0; i < buckets_.size(); ++i)
            if ((left -= static_cast<std::int64_t>(buckets_[i])) < 0)
                return std::min(static_cast<double>(upper_of(i)) / 1000, max_ms());
        return max_ms();
    }

private:
    static constexpr unsigned kBits = 7;  // 128 buckets for each doubling
    static constexpr std::uint64_t kPerDoubling = 1u << kBits;

    static std::size_t index_of(std::uint64_t value)
    {
        if (value < kPerDoubling) return value;
        const auto shift = static_cast<unsigned>(std::bit_width(value)) - kBits - 1;
        const auto index = (shift + 1) * kPerDoubling + (value >> shift) - kPerDoubling;
        return index < kBuckets ? index : kBuckets - 1;
    }
    static std::uint64_t upper_of(std::size_t index)
    {
        if (index < kPerDoubling) return index;
        const auto shift = index / kPerDoubling - 1;
        return ((index % kPerDoubling + kPerDoubling + 1) << shift) - 1;
    }

    static constexpr std::size_t kBuckets = kPerDoubling * 26;  // beyond an hour
    std::array<std::uint64_t, kBuckets> buckets_{};
    std::uint64_t count_ = 0, sum_ = 0, max_ = 0;
};

}  // namespace gatehouse::bench
