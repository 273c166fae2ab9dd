#pragma once

#include "common/http/request.hpp"

namespace gatehouse::http {

// An answer that has a file's name: `disposition` says whether browsers show it (inline) or keep it
// (attachment).
inline Content file(std::string bytes, const char* type, const std::string& name, const char* disposition)
{
    return {std::move(bytes), type,
        {{"Content-Disposition", std::string(disposition) + "; filename=\"" + name + "\""}}};
}

}  // namespace gatehouse::http
