#include "modules/events/frame.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "common/text/text.hpp"

namespace gatehouse::events::frame {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRoot = "<div id=\"root\">";
constexpr const char* kPlain =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title></title>\n</head>\n"
    "<body>\n<div id=\"root\"></div>\n</body>\n</html>\n";

// The file's text, kept until it changes.
class Cache {
public:
    std::string read(const fs::path& path)
    {
        std::error_code missing;
        const auto changed = fs::last_write_time(path, missing);
        if (missing) return kPlain;
        const std::lock_guard lock(mutex_);
        if (path != path_ || changed != changed_) {
            std::ifstream in(path, std::ios::binary);
            text_.assign(std::istreambuf_iterator<char>(in), {});
            path_ = path;
            changed_ = changed;
        }
        return text_.find(kRoot) == std::string::npos ? kPlain : text_;
    }

private:
    std::mutex mutex_;
    fs::path path_;
    fs::file_time_type changed_;
    std::string text_;
};

// Replaces what stands between the end of `open` and the beginning of `close`.
void replace_between(
    std::string& page, std::string_view open, std::string_view close, const std::string& with)
{
    const auto from = page.find(open);
    const auto to = from == std::string::npos ? from : page.find(close, from + open.size());
    if (to != std::string::npos) page.replace(from + open.size(), to - from - open.size(), with);
}

void remove_tag(std::string& page, std::string_view beginning)
{
    const auto from = page.find(beginning);
    const auto to = from == std::string::npos ? from : page.find('>', from);
    if (to != std::string::npos) page.erase(from, to - from + 1);
}

// Where the root element ends: its own </div>, not one inside it.
std::size_t end_of_root(const std::string& page, std::size_t at)
{
    for (int depth = 1; depth > 0;) {
        const auto open = page.find("<div", at), close = page.find("</div>", at);
        if (close == std::string::npos) return std::string::npos;
        depth += open < close ? 1 : -1;
        at = std::min(open, close) + 4;
        if (depth == 0) return close;
    }
    return at;
}

}  // namespace

std::string for_script(std::string json)
{
    for (auto at = json.find('<'); at != std::string::npos; at = json.find('<', at))
        json.replace(at, 1, "\\u003c");
    return json;
}

std::string fill(const Config& config, const Parts& parts)
{
    static Cache cache;
    auto page = cache.read(fs::path(config.text("www.dir")) / "index.html");
    replace_between(page, "<html lang=\"", "\"", text::escape_html(parts.language));
    replace_between(page, "<title>", "</title>", text::escape_html(parts.title));
    remove_tag(page, "<meta name=\"description\"");
    if (const auto head = page.find("</head>"); head != std::string::npos) page.insert(head, parts.head);
    const auto inside = page.find(kRoot) + kRoot.size();
    if (const auto end = end_of_root(page, inside); end != std::string::npos)
        page.replace(inside, end - inside, parts.body);
    if (!parts.data.empty())
        if (const auto body = page.rfind("</body>"); body != std::string::npos)
            page.insert(body, "<script type=\"application/json\" id=\"page-data\">" + for_script(parts.data) +
                                  "</script>\n");
    return page;
}

}  // namespace gatehouse::events::frame
