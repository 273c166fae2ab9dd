#include "modules/notifications/spool.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gatehouse::notifications {

void Spool::send(const Envelope& envelope, const std::string& message)
{
    if (directory_.empty()) throw std::runtime_error("mail.spool_dir is not set");
    const std::filesystem::path directory(directory_);
    std::filesystem::create_directories(directory);
    const auto partial = directory / ("." + envelope.id + ".part");
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out << message;
    out.close();
    if (!out) throw std::runtime_error("cannot write " + partial.string());
    std::filesystem::rename(partial, directory / (envelope.id + ".eml"));
}

}  // namespace gatehouse::notifications
