#include "modules/queue/entrance.hpp"

#include <algorithm>

#include "modules/queue/draw.hpp"
#include "modules/queue/places.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

// One batch of people at the door of one line.
class Batch {
public:
    Batch(const ItemId& item, Door::Batch people)
        : item_(item),
          people_(people),
          context_(people.front()->request.context),
          sale_(people.back()->request.sale)
    {
    }

    void serve()
    {
        make_line();
        context_.db.transact([&](db::Tx& tx) { admit(tx); });
        answer();
    }

private:
    // What becomes of one of them: an entry of the list, or an error.
    struct Fate {
        std::optional<std::size_t> entry;
        std::optional<Error> refused;
        bool created = false;
        std::optional<int> ahead;
    };

    void make_line() const
    {
        if (context_.db.read([&](db::Session& s) { return repo::find_line(s, item_).has_value(); })) return;
        const auto now = context_.clock.now();
        Line line;
        line.item = item_;
        line.event = sale_.event.id;
        line.organization = sale_.event.organization;
        context_.db.transact([&](db::Tx& tx) { repo::insert_line(tx, line, now); });
    }

    // May run again from the start when MySQL says so, so it begins with nothing.
    void admit(db::Tx& tx)
    {
        const auto now = context_.clock.now();
        line_ = repo::lock_line(tx, item_).value();
        entries_.clear();
        fresh_.clear();
        places_.clear();
        fates_.assign(people_.size(), {});
        const auto empty = line_.waiting == 0;
        if (!line_.draw && line_.next_turn == 1 && !sale_.opened(now))
            draw::announce(tx, context_, line_, now);
        if (line_.before_draw() && sale_.opened(now)) places_ = draw::hold(tx, context_, line_, now);
        look_who_is_there(tx, now);
        for (std::size_t i = 0; i < people_.size(); ++i) let_in(i, now);
        if (fresh_.empty() && places_.empty()) return;
        repo::insert(tx, fresh_);
        std::vector<repo::Turn> turns;
        for (const auto& entry : fresh_)
            if (entry.turn) turns.push_back({item_, *entry.turn, entry.id});
        repo::insert_turns(tx, turns, now, /*drawn=*/false);
        repo::save(tx, line_, now);
        if (empty && line_.waiting > 0) keep_places(tx);
    }

    void look_who_is_there(db::Tx& tx, Time now)
    {
        std::vector<std::string> persons;
        std::vector<UserId> users;
        for (const auto* one : people_) {
            persons.push_back(key_of(one->request.joiner));
            if (one->request.joiner.user) users.push_back(*one->request.joiner.user);
        }
        entries_ = repo::live_of(tx, item_, persons);
        for (auto& entry : repo::live_of_accounts(tx, item_, users))
            if (std::ranges::find(entries_, entry.id, &Entry::id) == entries_.end())
                entries_.push_back(std::move(entry));
        std::set<std::string> newcomers;
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (find_there(people_[i]->request.joiner) == entries_.end()) newcomers.insert(persons[i]);
        if (newcomers.empty()) return;
        repo::lock_joiners(tx, newcomers, now);
        joins_ = repo::joins_since(tx, {newcomers.begin(), newcomers.end()}, now - 1h);
    }

    std::vector<Entry>::iterator find_there(const Joiner& joiner)
    {
        return std::ranges::find_if(entries_, [&, person = key_of(joiner)](const Entry& e) {
            return e.person == person || (joiner.user && e.user == joiner.user);
        });
    }

    void let_in(std::size_t i, Time now)
    {
        const auto& [context, sale, joiner, wanted] = people_[i]->request;
        auto& fate = fates_[i];
        const auto person = key_of(joiner);
        if (const auto there = find_there(joiner); there != entries_.end()) {
            if (!may_see(*there, joiner.user, joiner.email))
                fate.refused.emplace(kTakenByOther, there->id.str());
            else
                fate.entry = static_cast<std::size_t>(there - entries_.begin());
            return;
        }
        if (joins_[person] >= kJoinsAnHour) {
            fate.refused.emplace(Error(kTooManyJoins).with("retry_after", 3600));
            return;
        }
        ++joins_[person];
        Entry entry;
        entry.id = new_id<EntryId>(context);
        entry.item = item_;
        entry.event = line_.event;
        entry.organization = line_.organization;
        entry.user = joiner.user;
        entry.person = person;
        entry.email = joiner.email;
        entry.name = joiner.name;
        entry.quantity = wanted.quantity;
        entry.accept_fewer = wanted.accept_fewer;
        if (!line_.before_draw()) {
            entry.turn = line_.next_turn++;
            entry.turn_at = now;
            fate.ahead = line_.waiting;  // all of them came before
        }
        entry.created_at = now;
        ++line_.waiting;
        fate.created = true;
        fate.entry = entries_.size();
        entries_.push_back(entry);
        fresh_.push_back(entry);
        places_.push_back({entry.turn, entry.id});
    }

    // From this COMMIT on nobody takes past the line what this item is short of.
    void keep_places(db::Tx& tx) const
    {
        std::map<PoolId, int> pools{{sale_.offer.own, line_.waiting}};
        for (const auto& [pool, left] : sale_.left)
            if (left && *left < sale_.least()) pools.try_emplace(pool, 0);
        inventory::Service(context_).await(tx, line_.event, pools);
    }

    void answer()
    {
        if (!places_.empty()) {
            Places(context_).changed(line_, places_, {});
            inventory::Service(context_).wake_waiters(line_.event);
        }
        for (std::size_t i = 0; i < people_.size(); ++i) {
            const auto& [entry, refused, created, ahead] = fates_[i];
            context_.metrics.count("queue_joins", refused   ? refused->kind().code
                                                  : created ? "joined"
                                                            : "again");
            if (refused)
                people_[i]->fail(std::make_exception_ptr(*refused));
            else
                people_[i]->give({entries_[entry.value()], created, ahead, line_});
        }
    }

    const ItemId& item_;
    const Door::Batch people_;
    const Context& context_;
    const Sale& sale_;
    Line line_;
    std::vector<Entry> entries_;       // who is in the line, of these people
    std::vector<Entry> fresh_;         // who came in
    std::vector<repo::Place> places_;  // turns that were given
    std::map<std::string, int> joins_;
    std::vector<Fate> fates_;
};

}  // namespace

Entrance::Entrance(Door::Limits limits)
    : door_(limits, [](const ItemId& item, Door::Batch people) { Batch(item, people).serve(); })
{
}

Joined Entrance::join(const Context& context, const Sale& sale, const Joiner& joiner, const Join& wanted)
{
    try {
        sale.require_joinable(wanted.quantity, wanted.accept_fewer, context.clock.now());
    } catch (const Error& e) {
        context.metrics.count("queue_joins", e.kind().code);
        throw;
    }
    return door_.run(wanted.item, {context, sale, joiner, wanted});
}

}  // namespace gatehouse::queue
