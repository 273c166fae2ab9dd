#include "common/qr.hpp"

#include <qrencode.h>

#include <memory>

#include "common/error.hpp"
#include "common/text/text.hpp"

namespace gatehouse::qr {

Matrix encode(std::string_view text)
{
    // The mode hint is for letters outside QR's alphanumeric set; capitals and digits take 5.5 bits each.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) throw Error(kInternal, "no QR code for " + std::to_string(text.size()) + " letters");
    Matrix matrix{code->width, {}};
    for (int i = 0; i < code->width * code->width; ++i) matrix.dark.push_back(code->data[i] & 1);
    return matrix;
}

std::string svg(std::string_view text, std::string_view title)
{
    const auto code = encode(text);
    const auto all = std::to_string(code.size + 2 * kQuietZone);
    const auto name = text::escape_html(title);
    auto svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + all + " " + all +
               "\" role=\"img\" aria-label=\"" + name + "\" shape-rendering=\"crispEdges\"><title>" + name +
               "</title><path fill=\"#fff\" d=\"M0 0h" + all + "v" + all + "H0z\"/><path d=\"";
    for (int y = 0; y < code.size; ++y)
        for (int x = 0, run = 0; x < code.size; x += run + 1) {
            for (run = 0; x + run < code.size && code.at(x + run, y);) ++run;
            if (run == 0) continue;
            const auto length = std::to_string(run);
            svg += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h" +
                   length + "v1h-" + length + "z";
        }
    return svg + "\"/></svg>";
}

}  // namespace gatehouse::qr
