// The texts of our mails: Mustache files per language in templates/<language>/, compiled into the program, so
// that they are always the ones it was built and tested with.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::notifications {

// What a template is filled with. An empty text or list counts as absent: {{#venue}}…{{/venue}} is then left
// out.
struct Values {
    std::map<std::string, std::string> texts;
    std::map<std::string, std::vector<Values>> lists;
};

// Renders templates/<language>/<name>; English when there is none in that language. Values are escaped in
// .html files and nowhere else. Throws Error(kInternal) for a template that does not exist or is broken.
std::string render(std::string_view language, std::string_view name, const Values& values);

// Every template there is, as "en/order_completed.html": for tests and previews.
std::vector<std::string> template_names();

}  // namespace gatehouse::notifications
