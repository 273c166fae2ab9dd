// What a sale is, in memory and without any of the code that is tested: the answers every history must have.

#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "tests/model/history.hpp"

namespace gatehouse::model {

class Model {
public:
    struct Order {
        std::map<int, int> places;  // by type
        std::map<int, int> taken;   // of them not given back
        std::string status = "pending";
        int expires = 0;  // minute
    };

    explicit Model(const std::vector<int>& sizes) { std::ranges::copy(sizes, size_.begin()); }

    // The answer, in one word.
    std::string apply(const Command& c)
    {
        switch (c.act) {
            case Act::place: return place(c);
            case Act::resize: return resize(c);
            case Act::wait: return now_ += c.minutes(), "waited";
            default: break;
        }
        if (orders_.empty()) return "no order";
        auto& order = orders_[c.which % orders_.size()];
        switch (c.act) {
            case Act::complete: return complete(order);
            case Act::cancel: return cancel(order);
            case Act::expire: return expire(order);
            case Act::begin: return begin(order);
            case Act::give_back: return give_back(order, c.type());
            default: return "the same";
        }
    }

    const std::vector<Order>& orders() const { return orders_; }
    int taken(int pool) const { return taken_[static_cast<std::size_t>(pool)]; }
    static constexpr int kHoldMinutes = 10;

private:
    bool take(const std::map<int, int>& places)
    {
        auto after = taken_;
        for (const auto& [type, quantity] : places)
            for (const int pool : pools_of(type)) after[static_cast<std::size_t>(pool)] += quantity;
        for (std::size_t pool = 0; pool < after.size(); ++pool)
            if (after[pool] > size_[pool] && after[pool] > taken_[pool]) return false;
        taken_ = after;
        return true;
    }
    void put_back(const std::map<int, int>& places)
    {
        for (const auto& [type, quantity] : places)
            for (const int pool : pools_of(type)) taken_[static_cast<std::size_t>(pool)] -= quantity;
    }

    std::string place(const Command& c)
    {
        Order order;
        for (const auto& [type, quantity] : c.lines()) order.places[type] += quantity;
        if (!take(order.places)) return "short";
        order.taken = order.places;
        order.expires = now_ + kHoldMinutes;
        orders_.push_back(order);
        return "placed";
    }
    std::string complete(Order& order)
    {
        if (order.status == "completed") return "already";
        if (order.status == "cancelled") return "late_no_stock";
        const bool late = order.status == "expired";
        if (late && !take(order.places)) return "late_no_stock";
        order.status = "completed";
        return late ? "late_retaken" : "completed";
    }
    std::string cancel(Order& order)
    {
        if (order.status == "cancelled") return "cancelled";
        if (order.status != "pending") return "order_not_open";
        put_back(order.places);
        return order.status = "cancelled";
    }
    std::string expire(Order& order)
    {
        if (order.status != "pending") return "not pending";
        put_back(order.places);
        return order.status = "expired";
    }
    std::string begin(const Order& order) const
    {
        if (order.status == "pending") return order.expires > now_ ? "may pay" : "hold_expired";
        return order.status == "expired" ? "hold_expired" : "order_not_open";
    }
    std::string resize(const Command& c)
    {
        const auto pool = static_cast<std::size_t>(c.type());
        if (c.size() < taken_[pool]) return "capacity_in_use";
        size_[pool] = c.size();
        return "resized";
    }
    std::string give_back(Order& order, int type)
    {
        if (order.status != "completed" || order.taken[type] == 0) return "refused";
        --order.taken[type];
        put_back({{type, 1}});
        return "given back";
    }

    std::array<int, kPools> size_{}, taken_{};
    std::vector<Order> orders_;
    int now_ = 0;
};

}  // namespace gatehouse::model
