// What news about an account carries for the mail that tells its owner. Private to this module.

#pragma once

#include <string>
#include <string_view>

#include "common/json/json.hpp"

namespace gatehouse::accounts::news {

// A change to how the person signs in, as a sentence.
inline std::string change(std::string_view sentence)
{
    return json::Writer().object().member("change", sentence).end_object().take();
}

}  // namespace gatehouse::accounts::news
