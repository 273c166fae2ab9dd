// Uploaded pictures, on libvips: judged by their content, decoded within limits, encoded anew without
// metadata (EVT-11).

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace gatehouse::media::pictures {

inline constexpr std::size_t kMostBytes = 15 * 1024 * 1024;
inline constexpr ErrorKind kNoPicture{
    "not_a_picture", 422, "That is not a picture we can read. Please send a JPEG, PNG or WebP file."};
inline constexpr ErrorKind kTooManyPixels{
    "too_many_pixels", 422, "That picture is too large. Please send one of at most 40 megapixels."};

struct File {
    std::string suffix;  // "-800.webp"
    std::string bytes;
};

struct Picture {
    std::vector<File> files;
    int width = 0, height = 0;  // of the largest
};

// 320, 800 and 1920 pixels wide as WebP (never enlarged), and 1200×630 as JPEG for previews elsewhere.
// Throws not_a_picture or too_many_pixels.
Picture photo(std::string_view upload);
inline constexpr const char* kPhotoSuffixes[] = {"-320.webp", "-800.webp", "-1920.webp", "-1200.jpg"};

// One PNG of at most 512×256 pixels with its transparency, which mail programs and PDFs can show as well.
// Throws the same.
Picture logo(std::string_view upload);
inline constexpr const char* kLogoSuffixes[] = {"-logo.png"};

}  // namespace gatehouse::media::pictures
