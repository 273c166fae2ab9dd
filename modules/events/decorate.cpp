#include "modules/events/decorate.hpp"

#include "modules/events/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

void decorate(const Context& context, db::Session& session, std::vector<Card>& cards)
{
    std::vector<EventId> ids;
    std::vector<OrganizationId> organizers;
    for (const auto& card : cards) ids.push_back(card.id), organizers.push_back(card.organizer.id);
    const auto images = repo::first_images(session, ids);
    auto categories = repo::categories_of(session, ids);
    const auto names = organizations::Service(context).brief(session, organizers);
    for (auto& card : cards) {
        if (const auto image = images.find(card.id); image != images.end()) card.image = image->second;
        if (const auto of = categories.find(card.id); of != categories.end())
            card.categories = std::move(of->second);
        if (const auto name = names.find(card.organizer.id); name != names.end())
            card.organizer = name->second;
    }
}

void decorate(const Context& context, db::Session& session, Event& event)
{
    event.images = repo::images_of(session, event.id);
    event.categories = repo::categories_of(session, {event.id})[event.id];
    if (const auto organizer = organizations::Service(context).brief(session, {event.organization});
        !organizer.empty())
        event.organizer = organizer.begin()->second;
    event.read_at = context.clock.now();
}

}  // namespace gatehouse::events
