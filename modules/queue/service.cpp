#include "modules/queue/service.hpp"

#include "modules/queue/repository.hpp"
#include "modules/queue/secrets.hpp"

namespace gatehouse::queue {

std::optional<Entry> Service::find(db::Session& session, const EntryId& id) const
{
    return repo::find(session, id);
}

std::optional<Entry> Service::find_by_offer(db::Session& session, const OfferId& offer) const
{
    return repo::find_by_offer(session, offer);
}

std::optional<Message> Service::find_message(db::Session& session, const MessageId& id) const
{
    return repo::find_message(session, id);
}

std::optional<Service::Guest> Service::find_guest(db::Session& session, const GuestId& id) const
{
    const auto guest = repo::find_guest(session, id);
    if (!guest) return {};
    return Guest{guest->email, secrets::code(context_.config, id), guest->item};
}

std::string Service::secret(const EntryId& id) const { return secrets::of_entry(context_.config, id); }

bool Service::may_see(const auth::Caller& caller, const Entry& entry) const
{
    return (entry.user && entry.user == caller.user()) ||
           secrets::opens(context_.config, entry.id, caller.order_secret);
}

}  // namespace gatehouse::queue
