#include "modules/events/markdown.hpp"

#include <cmark.h>

#include <cstdlib>
#include <memory>

#include "common/text/text.hpp"

namespace gatehouse::events::markdown {

namespace {

struct Free {
    void operator()(char* text) const { std::free(text); }
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
using Node = std::unique_ptr<cmark_node, Free>;

Node parse(std::string_view text)
{
    return Node(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Blocks and line breaks do; emphasis and links stand inside words.
bool ends_word(cmark_node_type type)
{
    return type < CMARK_NODE_FIRST_INLINE || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

// The first `most` code points.
std::string cut(const std::string& text, std::size_t most)
{
    if (text::length(text) <= most) return text;
    std::size_t at = 0;
    for (std::size_t n = 0; n + 1 < most; ++n) do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
    return text.substr(0, at) + "…";
}

}  // namespace

std::string to_html(std::string_view text)
{
    const auto document = parse(text);
    // Without CMARK_OPT_UNSAFE raw HTML and javascript: links are left out.
    const std::unique_ptr<char, Free> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT));
    std::string out(html.get());
    replace_all(out, "<!-- raw HTML omitted -->", "");
    // Text is escaped, so only real links match.
    replace_all(out, "<a href=", "<a rel=\"nofollow noopener ugc\" href=");
    return out;
}

std::string to_plain(std::string_view text, std::size_t most)
{
    const auto document = parse(text);
    const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document.get()));
    std::string out;
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
        auto* node = cmark_iter_get_node(iter.get());
        const auto type = cmark_node_get_type(node);
        const char* literal =
            type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE ? cmark_node_get_literal(node) : nullptr;
        if (literal)
            out += literal;
        else if (!out.empty() && out.back() != ' ' && ends_word(type))
            out += ' ';
    }
    return cut(std::string(text::trim(out)), most);
}

}  // namespace gatehouse::events::markdown
