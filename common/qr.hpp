// QR codes: the modules of a code, and how they are drawn. Correction level M survives a folded page and a
// scratched screen.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::qr {

// Light modules around the code that scanners need (ISO/IEC 18004).
inline constexpr int kQuietZone = 4;

struct Matrix {
    int size = 0;  // modules in a row, without the quiet zone
    std::vector<bool> dark;

    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

// Throws Error(kInternal) when the text fits no code.
Matrix encode(std::string_view text);

// A picture of the code as SVG, with its quiet zone, black on white; the title is read out.
std::string svg(std::string_view text, std::string_view title);

}  // namespace gatehouse::qr
