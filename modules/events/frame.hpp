// The app's index.html as the frame of server-made pages: what crawlers read goes inside, and the app takes
// over when its scripts have loaded. Without a built app the frame is a plain page.

#pragma once

#include <string>

#include "common/config.hpp"

namespace gatehouse::events::frame {

struct Parts {
    std::string language, title;  // plain text
    std::string head;             // HTML for the end of <head>
    std::string body;             // HTML for the inside of the app's root element
    std::string data;             // JSON for <script id="page-data">; '' for none
};

// The page. The frame's file is read again when it has changed.
std::string fill(const Config& config, const Parts& parts);

// JSON that may stand inside a <script> element: no "<" survives.
std::string for_script(std::string json);

}  // namespace gatehouse::events::frame
