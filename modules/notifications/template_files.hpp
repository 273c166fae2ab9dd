// A template as it is compiled in. Private to the files that include templates.

#pragma once

#include <span>
#include <string_view>

namespace gatehouse::notifications {

struct Template {
    std::string_view language, name;
    const char* text;
};

// Those of share_templates.cpp.
std::span<const Template> share_templates();

}  // namespace gatehouse::notifications
