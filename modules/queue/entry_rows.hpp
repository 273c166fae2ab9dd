// How rows of entries become values. Private to this module's repositories.

#pragma once

#include "modules/queue/repository.hpp"

// SQL must be a literal, so what its statements share is one too.
#define GH_ENTRY                                                                                         \
    "SELECT id, item_id, is_bundle, event_id, organization_id, user_id, person, email, name, quantity, " \
    "accept_fewer, status, turn, turn_at, kept_since, offer_id, offer_quantity, offer_expires_at, "      \
    "order_id, reason, created_at FROM queue_entries "

namespace gatehouse::queue::repo {

inline Entry to_entry(const db::Row& row)
{
    Entry e;
    e.id = row.id<EntryId>(1);
    e.item = row.item(2, 3);
    e.event = row.id<EventId>(4);
    e.organization = row.id<OrganizationId>(5);
    e.user = row.find_id<UserId>(6);
    e.person = row.text(7);
    e.email = row.text(8);
    e.name = row.text(9);
    e.quantity = row.integer(10);
    e.accept_fewer = row.flag(11);
    e.status = row.choice<Status>(12);
    e.turn = row.find_integer(13);
    e.turn_at = row.find_time(14);
    e.kept_since = row.find_time(15);
    e.offer = row.find_id<OfferId>(16);
    e.offer_quantity = row.find_integer(17).value_or(0);
    e.offer_expires_at = row.find_time(18);
    e.order = row.find_id<OrderId>(19);
    e.reason = row.text(20);
    e.created_at = row.time(21);
    return e;
}

}  // namespace gatehouse::queue::repo
