#include "modules/privacy/zip.hpp"

#include <zip.h>

#include <memory>

#include "common/error.hpp"
#include "common/time.hpp"

namespace gatehouse::privacy {

namespace {

[[noreturn]] void fail(const char* what) { throw Error(kInternal, std::string("zip: ") + what); }

// What the archive wrote, read back from where it grew.
std::string bytes_of(zip_source_t* written)
{
    zip_stat_t stat;
    if (zip_source_stat(written, &stat) != 0 || zip_source_open(written) != 0) fail("cannot be read");
    std::string bytes(stat.size, '\0');
    const auto read = zip_source_read(written, bytes.data(), bytes.size());
    zip_source_close(written);
    if (read != static_cast<zip_int64_t>(bytes.size())) fail("is shorter than it said");
    return bytes;
}

}  // namespace

std::string zip(const personal::Files& files, Time at)
{
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> target(
        zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free);
    if (!target) fail("no memory");
    zip_source_keep(target.get());  // the archive gives its own reference back when it is closed
    std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
        zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr), zip_discard);
    if (!archive) {
        zip_source_free(target.get());
        fail("cannot be opened");
    }
    for (const auto& file : files) {
        auto* const content = zip_source_buffer(archive.get(), file.json.data(), file.json.size(), 0);
        const auto index =
            content ? zip_file_add(archive.get(), file.name.c_str(), content, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            zip_source_free(content);
            fail("takes no file");
        }
        zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(index), to_unix(at), 0);
    }
    if (zip_close(archive.get()) != 0) fail("cannot be closed");
    archive.release();
    return bytes_of(target.get());
}

}  // namespace gatehouse::privacy
