// application/x-www-form-urlencoded, read.

#pragma once

#include <charconv>
#include <functional>
#include <string>
#include <string_view>

namespace gatehouse::bench {

inline std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        if (text[i] == '%' && i + 2 < text.size()) {
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

inline void each_field(
    std::string_view form, const std::function<void(const std::string& name, const std::string& value)>& use)
{
    while (!form.empty()) {
        const auto pair = form.substr(0, form.find('&'));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos)
            use(unescaped(pair.substr(0, equals)), unescaped(pair.substr(equals + 1)));
        form.remove_prefix(std::min(form.size(), pair.size() + 1));
    }
}

}  // namespace gatehouse::bench
