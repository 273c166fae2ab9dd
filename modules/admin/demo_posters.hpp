#pragma once

#include <string>

namespace gatehouse::admin {

enum class Motif { harbour, strings, synthwave, hills, confetti, arches, flour, screen };

// A 1920 × 1200 PNG, drawn here: the demo needs pictures, and a fresh machine has none.
std::string paint_poster(Motif motif);

}  // namespace gatehouse::admin
