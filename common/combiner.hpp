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

namespace gatehouse {

template <class Key, class Request, class Answer>
class Combiner {
public:
    // One in a batch: what was asked, and what came of it.
    class Member {
    public:
        explicit Member(const Request& asked) : request(asked) {}
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
        std::optional<Answer> answer_;
        std::exception_ptr error_;
        std::condition_variable wake_;
        bool leads_ = false, done_ = false;
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
        {
            std::unique_lock lock(mutex_);
            Line& line = lines_[key];
            line.waiting.push_back(&me);
            if (line.gathering && line.waiting.size() + 1 >= limits_.most) line.full.notify_one();
            promote(line);
            me.wake_.wait(lock, [&] { return me.leads_ || me.done_; });
            if (me.leads_) lead(lock, key, line, me);
        }
        return me.outcome();
    }

private:
    struct Line {
        std::deque<Member*> waiting;
        int lanes = 0;           // under way, gathering included
        bool gathering = false;  // a leader still takes more: one at a time, so that batches grow
        std::condition_variable full;
    };

    // Makes the first who waits a leader when there is a lane for them.
    void promote(Line& line)
    {
        if (line.gathering || line.lanes == limits_.lanes || line.waiting.empty()) return;
        line.gathering = true;
        ++line.lanes;
        auto& first = *line.waiting.front();
        line.waiting.pop_front();
        first.leads_ = true;
        first.wake_.notify_one();
    }

    void lead(std::unique_lock<std::mutex>& lock, const Key& key, Line& line, Member& me)
    {
        std::vector<Member*> batch{&me};
        const bool company = line.lanes > 1 || !line.waiting.empty();
        if (company && limits_.patience.count() > 0)
            line.full.wait_for(
                lock, limits_.patience, [&] { return line.waiting.size() + 1 >= limits_.most; });
        while (!line.waiting.empty() && batch.size() < limits_.most) {
            batch.push_back(line.waiting.front());
            line.waiting.pop_front();
        }
        line.gathering = false;
        promote(line);

        lock.unlock();
        serve(key, batch);
        lock.lock();

        // Under the lock: a member lives only until its thread sees that it is done.
        for (auto* member : batch) {
            member->done_ = true;
            if (member != &me) member->wake_.notify_one();
        }
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
    std::mutex mutex_;
    std::unordered_map<Key, Line> lines_;  // references to its elements stay valid
};

}  // namespace gatehouse
