// The templates of mails about orders that friends pay together, which templates.cpp counts among its own.

#include "modules/notifications/template_files.hpp"

namespace gatehouse::notifications {

namespace {

// clang-format off
constexpr Template kTemplates[] = {
    {"en", "share_invited.html",
#include "modules/notifications/templates/en/share_invited.html"
    },
    {"en", "share_invited.txt",
#include "modules/notifications/templates/en/share_invited.txt"
    },
    {"en", "share_invited.subject",
#include "modules/notifications/templates/en/share_invited.subject"
    },
    {"en", "share_reminder.html",
#include "modules/notifications/templates/en/share_reminder.html"
    },
    {"en", "share_reminder.txt",
#include "modules/notifications/templates/en/share_reminder.txt"
    },
    {"en", "share_reminder.subject",
#include "modules/notifications/templates/en/share_reminder.subject"
    },
    {"en", "share_paid.html",
#include "modules/notifications/templates/en/share_paid.html"
    },
    {"en", "share_paid.txt",
#include "modules/notifications/templates/en/share_paid.txt"
    },
    {"en", "share_paid.subject",
#include "modules/notifications/templates/en/share_paid.subject"
    },
    {"en", "share_completed.html",
#include "modules/notifications/templates/en/share_completed.html"
    },
    {"en", "share_completed.txt",
#include "modules/notifications/templates/en/share_completed.txt"
    },
    {"en", "share_completed.subject",
#include "modules/notifications/templates/en/share_completed.subject"
    },
    {"en", "share_over.html",
#include "modules/notifications/templates/en/share_over.html"
    },
    {"en", "share_over.txt",
#include "modules/notifications/templates/en/share_over.txt"
    },
    {"en", "share_over.subject",
#include "modules/notifications/templates/en/share_over.subject"
    },
    {"en", "share_refunded.html",
#include "modules/notifications/templates/en/share_refunded.html"
    },
    {"en", "share_refunded.txt",
#include "modules/notifications/templates/en/share_refunded.txt"
    },
    {"en", "share_refunded.subject",
#include "modules/notifications/templates/en/share_refunded.subject"
    },
    {"en", "split_started.html",
#include "modules/notifications/templates/en/split_started.html"
    },
    {"en", "split_started.txt",
#include "modules/notifications/templates/en/split_started.txt"
    },
    {"en", "split_started.subject",
#include "modules/notifications/templates/en/split_started.subject"
    },
    {"en", "split_over.html",
#include "modules/notifications/templates/en/split_over.html"
    },
    {"en", "split_over.txt",
#include "modules/notifications/templates/en/split_over.txt"
    },
    {"en", "split_over.subject",
#include "modules/notifications/templates/en/split_over.subject"
    },
};
// clang-format on

}  // namespace

std::span<const Template> share_templates() { return kTemplates; }

}  // namespace gatehouse::notifications
