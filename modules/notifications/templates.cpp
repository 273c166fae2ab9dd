#include "modules/notifications/templates.hpp"

#include <kainjow/mustache.hpp>

#include "common/error.hpp"
#include "modules/notifications/template_files.hpp"

namespace gatehouse::notifications {

namespace {

// Each file is one raw string literal, which keeps it readable as what it is.
// clang-format off
constexpr Template kTemplates[] = {
    {"en", "layout.html",
#include "modules/notifications/templates/en/layout.html"
    },
    {"en", "tickets.html",
#include "modules/notifications/templates/en/tickets.html"
    },
    {"en", "tickets.txt",
#include "modules/notifications/templates/en/tickets.txt"
    },
    {"en", "tickets.subject",
#include "modules/notifications/templates/en/tickets.subject"
    },
    {"en", "order_disputed.html",
#include "modules/notifications/templates/en/order_disputed.html"
    },
    {"en", "order_disputed.txt",
#include "modules/notifications/templates/en/order_disputed.txt"
    },
    {"en", "order_disputed.subject",
#include "modules/notifications/templates/en/order_disputed.subject"
    },
    {"en", "order_moved.html",
#include "modules/notifications/templates/en/order_moved.html"
    },
    {"en", "order_moved.txt",
#include "modules/notifications/templates/en/order_moved.txt"
    },
    {"en", "order_moved.subject",
#include "modules/notifications/templates/en/order_moved.subject"
    },
    {"en", "order_refunded.html",
#include "modules/notifications/templates/en/order_refunded.html"
    },
    {"en", "order_refunded.txt",
#include "modules/notifications/templates/en/order_refunded.txt"
    },
    {"en", "order_refunded.subject",
#include "modules/notifications/templates/en/order_refunded.subject"
    },
    {"en", "event_cancelled.html",
#include "modules/notifications/templates/en/event_cancelled.html"
    },
    {"en", "event_cancelled.txt",
#include "modules/notifications/templates/en/event_cancelled.txt"
    },
    {"en", "event_cancelled.subject",
#include "modules/notifications/templates/en/event_cancelled.subject"
    },
    {"en", "refunded_late.html",
#include "modules/notifications/templates/en/refunded_late.html"
    },
    {"en", "refunded_late.txt",
#include "modules/notifications/templates/en/refunded_late.txt"
    },
    {"en", "refunded_late.subject",
#include "modules/notifications/templates/en/refunded_late.subject"
    },
    {"en", "transfer.html",
#include "modules/notifications/templates/en/transfer.html"
    },
    {"en", "transfer.txt",
#include "modules/notifications/templates/en/transfer.txt"
    },
    {"en", "transfer.subject",
#include "modules/notifications/templates/en/transfer.subject"
    },
    {"en", "verify_email.html",
#include "modules/notifications/templates/en/verify_email.html"
    },
    {"en", "verify_email.txt",
#include "modules/notifications/templates/en/verify_email.txt"
    },
    {"en", "verify_email.subject",
#include "modules/notifications/templates/en/verify_email.subject"
    },
    {"en", "reset_password.html",
#include "modules/notifications/templates/en/reset_password.html"
    },
    {"en", "reset_password.txt",
#include "modules/notifications/templates/en/reset_password.txt"
    },
    {"en", "reset_password.subject",
#include "modules/notifications/templates/en/reset_password.subject"
    },
    {"en", "account_locked.html",
#include "modules/notifications/templates/en/account_locked.html"
    },
    {"en", "account_locked.txt",
#include "modules/notifications/templates/en/account_locked.txt"
    },
    {"en", "account_locked.subject",
#include "modules/notifications/templates/en/account_locked.subject"
    },
    {"en", "already_registered.html",
#include "modules/notifications/templates/en/already_registered.html"
    },
    {"en", "already_registered.txt",
#include "modules/notifications/templates/en/already_registered.txt"
    },
    {"en", "already_registered.subject",
#include "modules/notifications/templates/en/already_registered.subject"
    },
    {"en", "password_changed.html",
#include "modules/notifications/templates/en/password_changed.html"
    },
    {"en", "password_changed.txt",
#include "modules/notifications/templates/en/password_changed.txt"
    },
    {"en", "password_changed.subject",
#include "modules/notifications/templates/en/password_changed.subject"
    },
    {"en", "new_device.html",
#include "modules/notifications/templates/en/new_device.html"
    },
    {"en", "new_device.txt",
#include "modules/notifications/templates/en/new_device.txt"
    },
    {"en", "new_device.subject",
#include "modules/notifications/templates/en/new_device.subject"
    },
    {"en", "identity_linked.html",
#include "modules/notifications/templates/en/identity_linked.html"
    },
    {"en", "identity_linked.txt",
#include "modules/notifications/templates/en/identity_linked.txt"
    },
    {"en", "identity_linked.subject",
#include "modules/notifications/templates/en/identity_linked.subject"
    },
    {"en", "identity_unlinked.html",
#include "modules/notifications/templates/en/identity_unlinked.html"
    },
    {"en", "identity_unlinked.txt",
#include "modules/notifications/templates/en/identity_unlinked.txt"
    },
    {"en", "identity_unlinked.subject",
#include "modules/notifications/templates/en/identity_unlinked.subject"
    },
    {"en", "api_key_made.html",
#include "modules/notifications/templates/en/api_key_made.html"
    },
    {"en", "api_key_made.txt",
#include "modules/notifications/templates/en/api_key_made.txt"
    },
    {"en", "api_key_made.subject",
#include "modules/notifications/templates/en/api_key_made.subject"
    },
    {"en", "security_change.html",
#include "modules/notifications/templates/en/security_change.html"
    },
    {"en", "security_change.txt",
#include "modules/notifications/templates/en/security_change.txt"
    },
    {"en", "security_change.subject",
#include "modules/notifications/templates/en/security_change.subject"
    },
    {"en", "factor_code.html",
#include "modules/notifications/templates/en/factor_code.html"
    },
    {"en", "factor_code.txt",
#include "modules/notifications/templates/en/factor_code.txt"
    },
    {"en", "factor_code.subject",
#include "modules/notifications/templates/en/factor_code.subject"
    },
    {"en", "invitation.html",
#include "modules/notifications/templates/en/invitation.html"
    },
    {"en", "invitation.txt",
#include "modules/notifications/templates/en/invitation.txt"
    },
    {"en", "invitation.subject",
#include "modules/notifications/templates/en/invitation.subject"
    },
    {"en", "queue_offered.html",
#include "modules/notifications/templates/en/queue_offered.html"
    },
    {"en", "queue_offered.txt",
#include "modules/notifications/templates/en/queue_offered.txt"
    },
    {"en", "queue_offered.subject",
#include "modules/notifications/templates/en/queue_offered.subject"
    },
    {"en", "queue_offer_expired.html",
#include "modules/notifications/templates/en/queue_offer_expired.html"
    },
    {"en", "queue_offer_expired.txt",
#include "modules/notifications/templates/en/queue_offer_expired.txt"
    },
    {"en", "queue_offer_expired.subject",
#include "modules/notifications/templates/en/queue_offer_expired.subject"
    },
    {"en", "queue_closed.html",
#include "modules/notifications/templates/en/queue_closed.html"
    },
    {"en", "queue_closed.txt",
#include "modules/notifications/templates/en/queue_closed.txt"
    },
    {"en", "queue_closed.subject",
#include "modules/notifications/templates/en/queue_closed.subject"
    },
    {"en", "queue_message.html",
#include "modules/notifications/templates/en/queue_message.html"
    },
    {"en", "queue_message.txt",
#include "modules/notifications/templates/en/queue_message.txt"
    },
    {"en", "queue_message.subject",
#include "modules/notifications/templates/en/queue_message.subject"
    },
    {"en", "queue_guest_code.html",
#include "modules/notifications/templates/en/queue_guest_code.html"
    },
    {"en", "queue_guest_code.txt",
#include "modules/notifications/templates/en/queue_guest_code.txt"
    },
    {"en", "queue_guest_code.subject",
#include "modules/notifications/templates/en/queue_guest_code.subject"
    },
    {"en", "email_changed.html",
#include "modules/notifications/templates/en/email_changed.html"
    },
    {"en", "email_changed.txt",
#include "modules/notifications/templates/en/email_changed.txt"
    },
    {"en", "email_changed.subject",
#include "modules/notifications/templates/en/email_changed.subject"
    },
    {"en", "account_erased.html",
#include "modules/notifications/templates/en/account_erased.html"
    },
    {"en", "account_erased.txt",
#include "modules/notifications/templates/en/account_erased.txt"
    },
    {"en", "account_erased.subject",
#include "modules/notifications/templates/en/account_erased.subject"
    },
    {"en", "export_ready.html",
#include "modules/notifications/templates/en/export_ready.html"
    },
    {"en", "export_ready.txt",
#include "modules/notifications/templates/en/export_ready.txt"
    },
    {"en", "export_ready.subject",
#include "modules/notifications/templates/en/export_ready.subject"
    },
};
// clang-format on

std::vector<Template> all_templates()
{
    std::vector<Template> all(std::begin(kTemplates), std::end(kTemplates));
    const auto shares = share_templates();
    all.insert(all.end(), shares.begin(), shares.end());
    return all;
}

const Template& find(std::string_view language, std::string_view name)
{
    static const auto all = all_templates();
    const Template* english = nullptr;
    for (const auto& t : all) {
        if (t.name != name) continue;
        if (t.language == language) return t;
        if (t.language == "en") english = &t;
    }
    if (!english) throw Error(kInternal, "no template " + std::string(name));
    return *english;
}

kainjow::mustache::data to_data(const Values& values)
{
    kainjow::mustache::data out;
    for (const auto& [name, text] : values.texts)
        if (!text.empty()) out.set(name, text);
    for (const auto& [name, list] : values.lists) {
        kainjow::mustache::data entries(kainjow::mustache::data::type::list);
        for (const auto& entry : list) entries << to_data(entry);
        if (!list.empty()) out.set(name, entries);
    }
    return out;
}

}  // namespace

std::string render(std::string_view language, std::string_view name, const Values& values)
{
    kainjow::mustache::mustache parsed(find(language, name).text);
    if (!name.ends_with(".html")) parsed.set_custom_escape([](const std::string& text) { return text; });
    if (!parsed.is_valid()) throw Error(kInternal, std::string(name) + ": " + parsed.error_message());
    auto out = parsed.render(to_data(values));
    if (!parsed.is_valid()) throw Error(kInternal, std::string(name) + ": " + parsed.error_message());
    return out;
}

std::vector<std::string> template_names()
{
    std::vector<std::string> names;
    for (const auto& t : all_templates())
        names.push_back(std::string(t.language) + "/" + std::string(t.name));
    return names;
}

}  // namespace gatehouse::notifications
