// The folder of uploaded pictures (media.dir), which nginx serves as /media/. Files are named after the hash
// of what they show, so they never change.

#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "common/config.hpp"
#include "common/media/pictures.hpp"

namespace gatehouse::media {

class Store {
public:
    // Makes the folder. Throws Error(kInternal) when none is set.
    explicit Store(const Config& config);

    // Writes each file beside its place and moves it there, so that nobody ever reads half a picture.
    // `unique` tells uploads of the same picture apart.
    void write(
        const std::string& hash, std::span<const pictures::File> files, const std::string& unique) const;

    // Removes what there is.
    void remove(const std::string& hash, std::span<const char* const> suffixes) const;

    // The bytes of one file; '' when it is not there.
    std::string read(const std::string& name) const;

private:
    std::filesystem::path folder_;
};

// What the files take on the disk.
std::int64_t size_of(std::span<const pictures::File> files);

}  // namespace gatehouse::media
