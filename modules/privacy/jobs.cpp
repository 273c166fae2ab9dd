#include "modules/privacy/jobs.hpp"

#include "modules/privacy/erasure.hpp"
#include "modules/privacy/exports.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

std::vector<sched::Job> jobs()
{
    return {
        {"privacy.finish_erasures", 5s, [](const Context& context) { return Erasure(context).finish(); }},
        {"privacy.sweep_exports", 60s, [](const Context& context) { return Exports(context).sweep(); }},
    };
}

std::vector<outbox::Subscription> subscriptions()
{
    return {
        {kExportAsked, "privacy",
            [](const Context& context, const outbox::News& news) {
                Exports(context).make(ExportId(news.subject));
            }},
    };
}

}  // namespace gatehouse::privacy
