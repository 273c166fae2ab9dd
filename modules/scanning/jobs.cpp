#include "modules/scanning/jobs.hpp"

#include "common/live/turn.hpp"
#include "modules/scanning/render.hpp"
#include "modules/scanning/service.hpp"

namespace gatehouse::scanning {

namespace {

constexpr int kMostEvents = 50;

// "door" on organizer/<event>.
int publish_door(const Context& context)
{
    return live::publish_each(
        context, live::kDoor, kMostEvents, [&](const EventId& event) -> std::optional<live::State> {
            const auto state = Service(context).door(event);
            if (!state) return {};
            return live::State{"door", door_state_view().dump(*state)};
        });
}

}  // namespace

std::vector<sched::Job> jobs() { return {{"scanning.publish_door", live::kBeat, publish_door}}; }

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {"organization.member_left", "scanning",
            [](const Context& context, const outbox::News& news) {
                if (const auto organization = OrganizationId::parse(news.payload))
                    Service(context).end_posts(*organization, UserId(news.subject), news.created_at);
            }},
    };
}

}  // namespace gatehouse::scanning
