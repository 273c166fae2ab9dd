// Those who come together are served together. Callers with the same key stand in one line; the first becomes
// the leader of a lane, takes who stands behind, serves all of them in one go (one transaction, say), and
// hands over to the next in line. Who comes alone is served at once. There is no thread behind it: every lane
// is led by a caller, so whoever was let in is served, also while the process shuts down.

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/fibers/wait.hpp"

namespace gatehouse {

template <class Key, class Request, class Answer>
class Combiner {
public:
    // One in a batch: what was asked, and what came of it.
    class Member {
    public:
        explicit Member(const Request& asked) : request(asked) {}
        Member(const Member&) = delete;
        Member& operator=(const Member&) = delete;
        void give(Answer answer) { answer_.emplace(std::move(answer)); }
        void fail(std::exception_ptr error) { error_ = std::move(error); }
        bool settled() const { return answer_ || error_; }
        // Once settled: the answer, or the error thrown.
        Answer outcome()
        {
            if (error_) std::rethrow_exception(error_);
            return std::move(*answer_);
        }

        const Request& request;

    private:
        friend class Combiner;
        enum class State { waits, leads, done };

        void tell(State state)
        {
            state_ = state;
            told_.ring();
        }
        State wait()
        {
            told_.wait();
            return state_;
        }

        std::optional<Answer> answer_;
        std::exception_ptr error_;
        fibers::Bell told_;
        State state_ = State::waits;
    };
    using Batch = std::span<Member* const>;

    // Gives or fails every member, in the order they came. What it throws is the error of all who are not
    // settled.
    using Serve = std::function<void(const Key& key, Batch batch)>;

    struct Limits {
        std::size_t most = 64;                 // in one batch
        int lanes = 2;                         // batches of one key under way, so that commits overlap
        std::chrono::microseconds patience{};  // how long a leader waits for company when others are about
    };

    Combiner(Limits limits, Serve serve) : limits_(limits), serve_(std::move(serve)) {}
    Combiner(const Combiner&) = delete;
    Combiner& operator=(const Combiner&) = delete;

    // Answers when the batch that the request was in has been served; throws what failed it.
    Answer run(const Key& key, const Request& request)
    {
        Member me(request);
        join(key, me);
        if (me.wait() == State::leads) lead(key, me);
        return me.outcome();
    }

    // How many have come and are not served yet.
    std::size_t present(const Key& key) const
    {
        const std::lock_guard lock(mutex_);
        const auto line = lines_.find(key);
        return line == lines_.end() ? 0 : line->second.present;
    }

private:
    struct Line {
        std::deque<Member*> waiting;
        std::size_t present = 0;
        int lanes = 0;           // under way, gathering included
        bool gathering = false;  // a leader still takes more: one at a time, so that batches grow
        std::condition_variable full;
    };

    using State = typename Member::State;

    void join(const Key& key, Member& me)
    {
        const std::lock_guard lock(mutex_);
        Line& line = lines_[key];
        line.waiting.push_back(&me);
        ++line.present;
        if (line.gathering && line.waiting.size() + 1 >= limits_.most) line.full.notify_one();
        promote(line);
    }

    // Makes the first who waits a leader when there is a lane for them.
    void promote(Line& line)
    {
        if (line.gathering || line.lanes == limits_.lanes || line.waiting.empty()) return;
        line.gathering = true;
        ++line.lanes;
        auto& first = *line.waiting.front();
        line.waiting.pop_front();
        first.tell(State::leads);
    }

    void lead(const Key& key, Member& me)
    {
        const auto batch = gather(key, me);
        serve(key, batch);
        leave(key, batch.size());
        for (auto* member : batch)
            if (member != &me) member->tell(State::done);
    }

    std::vector<Member*> gather(const Key& key, Member& me)
    {
        fibers::let_others_go_first();
        std::unique_lock lock(mutex_);
        Line& line = lines_.at(key);
        const bool company = line.lanes > 1 || !line.waiting.empty();
        if (company && limits_.patience.count() > 0)
            line.full.wait_for(
                lock, limits_.patience, [&] { return line.waiting.size() + 1 >= limits_.most; });
        std::vector<Member*> batch{&me};
        while (!line.waiting.empty() && batch.size() < limits_.most) {
            batch.push_back(line.waiting.front());
            line.waiting.pop_front();
        }
        line.gathering = false;
        promote(line);
        return batch;
    }

    // The lane is free: for the next in line, if there is one.
    void leave(const Key& key, std::size_t served)
    {
        const std::lock_guard lock(mutex_);
        Line& line = lines_.at(key);
        line.present -= served;
        --line.lanes;
        promote(line);
        if (line.lanes == 0) lines_.erase(key);
    }

    void serve(const Key& key, const std::vector<Member*>& batch) noexcept
    {
        auto error = std::make_exception_ptr(std::logic_error("a member of a batch was not served"));
        try {
            serve_(key, batch);
        } catch (...) {
            error = std::current_exception();
        }
        for (auto* member : batch)
            if (!member->settled()) member->fail(error);
    }

    const Limits limits_;
    const Serve serve_;
    mutable std::mutex mutex_;
    std::unordered_map<Key, Line> lines_;  // of keys that are being served
};

}  // namespace gatehouse
