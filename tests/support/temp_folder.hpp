// Files for other people's programs, and what those say of them.

#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "tests/support/base.hpp"

namespace gatehouse::support {

// A folder of one test's own: made for its first file, gone with the fixture.
class TempFolder {
public:
    explicit TempFolder(Base& base)
        : path_(std::filesystem::temp_directory_path() / base.unique("gatehouse."))
    {
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() { std::filesystem::remove_all(path_); }

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

    // Where the bytes are now.
    std::string save(const std::string& name, const std::string& bytes) const
    {
        std::filesystem::create_directory(path_);
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

// What a command of the shell prints.
inline std::string output_of(const std::string& command)
{
    std::string out;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>/dev/null").c_str(), "r"), pclose);
    char chunk[4096];
    while (const auto n = std::fread(chunk, 1, sizeof chunk, pipe.get())) out.append(chunk, n);
    return out;
}

}  // namespace gatehouse::support
