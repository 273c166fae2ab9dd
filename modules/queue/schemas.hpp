// What requests to this module may say.

#pragma once

#include "common/http/page.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

inline const auto kGuestRequest =
    schema::object<GuestRequest>("QueueGuest")
        .field("email", &GuestRequest::email, schema::email())
        .optional("ticket_type_id", &GuestRequest::type, schema::id<TicketTypeId>())
        .optional("bundle_id", &GuestRequest::bundle, schema::id<BundleId>());

inline const auto kGuestConfirmation = schema::object<GuestConfirmation>("QueueGuestConfirmation")
                                           .field("email", &GuestConfirmation::email, schema::email())
                                           .field("code", &GuestConfirmation::code, schema::text(6, 6));

inline const auto kJoin = schema::object<Join>("QueueJoin")
                              .optional("ticket_type_id", &Join::type, schema::id<TicketTypeId>())
                              .optional("bundle_id", &Join::bundle, schema::id<BundleId>())
                              .field("quantity", &Join::quantity, schema::integer(1, 1000))
                              .optional("accept_fewer", &Join::accept_fewer, schema::flag())
                              .optional("guest_token", &Join::guest_token, schema::opaque(0, 600))
                              .optional("name", &Join::name, schema::text(0, 200));

inline const auto kMine = page::query<PageQuery>("QueueEntriesQuery");
inline const auto kDrawQuery = page::query<PageQuery>("QueueDrawQuery");

inline const auto kLineChange =
    schema::object<LineChange>("QueueLineChange")
        .optional("state", &LineChange::state, schema::choice<Gate>())
        .optional("admit_per_minute", &LineChange::admit_per_minute, schema::integer(1, 100'000));

inline const auto kEntriesQuery = page::query<EntriesQuery>("QueueLineQuery")
                                      .optional("status", &EntriesQuery::status, schema::choice<Status>());

inline const auto kMessage = schema::object<Message>("QueueMessage")
                                 .field("subject", &Message::subject, schema::text(1, 150))
                                 .field("text", &Message::text, schema::long_text(4000));

}  // namespace gatehouse::queue
