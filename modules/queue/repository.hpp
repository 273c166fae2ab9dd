// All SQL for the tables queue_*. Lines and turns are in line_repository.cpp, entries in
// entry_repository.cpp, offers in offer_repository.cpp, draws, guests and messages in side_repository.cpp.
//
// Locks: lines in ascending item id → joiners → entries → holds → pools. Whoever changes who waits in a line
// has its row.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/db/pool.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue::repo {

// Lines.
std::optional<Line> find_line(db::Session& session, const ItemId& item);
std::optional<Line> lock_line(db::Tx& tx, const ItemId& item);
std::vector<Line> lines_of(db::Session& session, const EventId& event);
// In ascending item id, only those somebody waits in or has an offer of.
std::vector<Line> lock_live_lines(db::Tx& tx, const EventId& event);
std::vector<Line> lines_with_waiters(db::Session& session);
// Events with lines that somebody waits in or has an offer of; among these only, when some are named.
std::vector<EventId> live_events(db::Session& session);
std::vector<EventId> live_events(db::Session& session, const std::vector<EventId>& among);
std::vector<ItemId> undrawn_lines(db::Session& session);
// No effect when it is there.
void insert_line(db::Tx& tx, const Line& line, Time now);
// next_turn, waiting, drawn and a new version, of a line that is locked.
void save(db::Tx& tx, Line& line, Time now);
void set_control(db::Tx& tx, const Line& line, Time now);
void set_draw(db::Tx& tx, const ItemId& item, const DrawId& draw, Time now);

struct Turn {
    ItemId item;
    int turn = 0;
    EntryId entry;
};
void insert_turns(db::Tx& tx, const std::vector<Turn>& turns, Time now, bool drawn);
int turns_since(db::Session& session, const EntryId& entry, Time since);
std::vector<Drawn> drawn(db::Session& session, const ItemId& item, int after, int most);

// Entries.
std::optional<Entry> find(db::Session& session, const EntryId& id);
std::optional<Entry> lock(db::Tx& tx, const EntryId& id);
std::optional<Entry> find_by_offer(db::Session& session, const OfferId& offer);
std::optional<Entry> find_by_order(db::Session& session, const OrderId& order);
std::optional<Entry> find_live(db::Session& session, const ItemId& item, const std::string& person);
std::vector<Entry> live_of(db::Session& session, const ItemId& item, const std::vector<std::string>& persons);
std::vector<Entry> live_of_accounts(
    db::Session& session, const ItemId& item, const std::vector<UserId>& users);
// So that a person who joins several lines at once is counted there one after the other. After their lines'
// rows; all of a batch in one call.
void lock_joiners(db::Tx& tx, const std::set<std::string>& persons, Time now);
int sweep_joiners(db::Tx& tx, Time before);
// How often these persons joined any line since then.
std::map<std::string, int> joins_since(
    db::Session& session, const std::vector<std::string>& persons, Time since);
void insert(db::Tx& tx, const std::vector<Entry>& entries);
std::vector<Entry> of_user(
    db::Session& session, const UserId& user, const std::optional<std::pair<Time, EntryId>>& after, int most);
struct Place {
    std::optional<int> turn;
    EntryId id;
};
// Those of a line in order, behind `after`; the line's people for its organizer.
std::vector<Entry> of_line(db::Session& session, const ItemId& item, const std::optional<Status>& status,
    const std::optional<Place>& after, int most);
std::map<Status, int> count_by_status(db::Session& session, const ItemId& item);
std::vector<EntryId> undrawn(db::Session& session, const ItemId& item);
// Gives those of the draw the turns that were inserted for them.
void give_drawn_turns(db::Tx& tx, const ItemId& item, Time now);
// The first who wait, in order, locked.
std::vector<Entry> lock_first(db::Tx& tx, const ItemId& item, int behind, int most);
std::vector<Entry> lock_live(db::Tx& tx, const ItemId& item, int most);
int ahead_of(db::Session& session, const ItemId& item, int turn);
// A line at one moment: its version and who waits in it with a turn.
struct Standing {
    std::int64_t version = 0;
    std::vector<Place> places;
};
std::optional<Standing> standing(db::Session& session, const ItemId& item);

void set_kept_since(db::Tx& tx, const EntryId& id, const std::optional<Time>& since);
void set_order(db::Tx& tx, const EntryId& id, const OrderId& order);
// waiting → cancelled or offered → any end; false when it was in no such state.
bool end(db::Tx& tx, const EntryId& id, Status from, Status to, Time now, const std::string& reason);
void end_all(db::Tx& tx, const std::vector<EntryId>& ids, Status to, Time now, const std::string& reason);
bool stand_again(db::Tx& tx, const EntryId& id, const std::optional<int>& turn, Time now);
void purchased(db::Tx& tx, const EntryId& id, Time now);

// Offers.
struct NewOffer {
    OfferId id;
    const Entry& entry;
    int quantity = 0;
};
// The rows, and the entries' move from waiting to offered; returns how many moved.
std::size_t offer(
    db::Tx& tx, const std::vector<NewOffer>& offers, Time now, const std::vector<Time>& expire_at);
void end_offer(db::Tx& tx, const OfferId& id, const char* outcome, Time now);
void end_offers(db::Tx& tx, const std::vector<OfferId>& ids, const char* outcome, Time now);
// Offered entries whose time is over and that nobody is known to have accepted, locked.
std::vector<Entry> lock_due(db::Tx& tx, Time now, int most);
// Offered entries with an order, of offers that began before then.
std::vector<Entry> with_orders(db::Session& session, Time before, int most);
int offers_since(db::Session& session, const ItemId& item, Time since);
// How many since then, and when the first of them was.
std::pair<int, std::optional<Time>> pace(db::Session& session, const ItemId& item, Time since);

// Draws.
void insert_draw(db::Tx& tx, const Draw& draw, const std::string& sealed);
std::optional<Draw> find_draw(db::Session& session, const DrawId& id);
std::string sealed_seed(db::Session& session, const DrawId& id);
void set_drawn(db::Tx& tx, const DrawId& id, const std::string& seed, int entries, Time now);

// Guests.
struct Guest {
    GuestId id;
    std::string email;
    ItemId item;
    int attempts = 0;
};
std::string guest_key(const std::string& email);
int guests_since(db::Session& session, const std::string& email, Time since);
void insert_guest(db::Tx& tx, const Guest& guest, Time now, Time expires_at);
std::optional<Guest> find_guest(db::Session& session, const GuestId& id);
// Open ones of the address, the latest first, locked.
std::vector<Guest> lock_guests(db::Tx& tx, const std::string& email, Time now);
void count_attempt(db::Tx& tx, const GuestId& id);
void confirm_guest(db::Tx& tx, const GuestId& id, Time now);
int sweep_guests(db::Tx& tx, Time before);

// Messages.
struct Sending {
    MessageId id;
    ItemId item;
    EntryId told;
};
int messages_since(db::Session& session, const ItemId& item, Time since);
void insert_message(db::Tx& tx, const MessageId& id, const ItemId& item, const UserId& user,
    const Message& message, Time now);
std::optional<Message> find_message(db::Session& session, const MessageId& id);
std::optional<Sending> lock_message_to_send(db::Tx& tx);
std::vector<EntryId> waiting_after(db::Session& session, const ItemId& item, const EntryId& after, int most);
void told(db::Tx& tx, const MessageId& id, const std::optional<EntryId>& last, int count, Time now);

}  // namespace gatehouse::queue::repo
