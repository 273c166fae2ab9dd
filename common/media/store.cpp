#include "common/media/store.hpp"

#include <fstream>
#include <iterator>

namespace gatehouse::media {

namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& bytes, const std::string& unique)
{
    const auto draft = path.string() + "." + unique;
    std::ofstream out(draft, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        fs::remove(draft);
        throw Error(kInternal, "cannot write " + draft);
    }
    fs::rename(draft, path);
}

}  // namespace

Store::Store(const Config& config) : folder_(config.text("media.dir"))
{
    if (folder_.empty()) throw Error(kInternal, "media.dir is not set");
    std::error_code read_only;  // workers that only read may not make it
    fs::create_directories(folder_, read_only);
}

void Store::write(
    const std::string& hash, std::span<const pictures::File> files, const std::string& unique) const
{
    for (const auto& file : files) write_file(folder_ / (hash + file.suffix), file.bytes, unique);
}

void Store::remove(const std::string& hash, std::span<const char* const> suffixes) const
{
    std::error_code ignored;
    for (const char* suffix : suffixes) fs::remove(folder_ / (hash + suffix), ignored);
}

std::string Store::read(const std::string& name) const
{
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::int64_t size_of(std::span<const pictures::File> files)
{
    std::int64_t bytes = 0;
    for (const auto& file : files) bytes += static_cast<std::int64_t>(file.bytes.size());
    return bytes;
}

}  // namespace gatehouse::media
