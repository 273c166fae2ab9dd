#include "tools/supervisor/sys.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace gatehouse::supervisor {

namespace {

constexpr int kBacklog = 2048;  // requests that wait here in a rush, or while a worker restarts

[[noreturn]] void fail(const std::string& what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_un unix_address(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("socket path is too long: " + path);
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

bool connects_unix(const std::string& path)
{
    const auto address = unix_address(path);
    const Fd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    return connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool connects_tcp(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const Fd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

void cap_log(const std::string& path)
{
    const Fd from(open(path.c_str(), O_RDWR | O_CLOEXEC));
    const Fd to(open((path + ".1").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (from.get() < 0 || to.get() < 0) return;
    while (sendfile(to.get(), from.get(), nullptr, std::size_t{1} << 20) > 0) {}
    if (ftruncate(from.get(), 0) < 0) std::fprintf(stderr, "cannot truncate %s\n", path.c_str());
}

}  // namespace

int Fd::release() { return std::exchange(fd_, -1); }

void Fd::reset(int fd)
{
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
}

Fd listen_unix(const std::string& path)
{
    const auto address = unix_address(path);
    Fd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    unlink(path.c_str());
    if (fd.get() < 0 || bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0 ||
        chmod(path.c_str(), 0660) < 0 || listen(fd.get(), kBacklog) < 0)
        fail("cannot listen on " + path);
    return fd;
}

bool holds(const std::string& check)
{
    if (check.starts_with("unix:")) return connects_unix(check.substr(5));
    if (check.starts_with("tcp:")) return connects_tcp(std::stoi(check.substr(4)));
    if (check.starts_with("file:")) return access(check.c_str() + 5, F_OK) == 0;
    return true;
}

Fd open_log(const std::string& path)
{
    Fd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (fd.get() < 0) fail("cannot open " + path);
    return fd;
}

void cap_logs(const std::string& dir, std::size_t cap)
{
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(dir, fault))
        if (entry.path().extension() == ".log" && entry.is_regular_file(fault) &&
            entry.file_size(fault) > cap)
            cap_log(entry.path());
}

void write_whole(const std::string& path, const std::string& text)
{
    const auto next = path + ".next";
    {
        const Fd fd(open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (fd.get() < 0 || write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            fail("cannot write " + next);
    }
    if (rename(next.c_str(), path.c_str()) < 0) fail("cannot write " + path);
}

Fd lock_pid_file(const std::string& path)
{
    Fd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (fd.get() < 0) fail("cannot open " + path);
    if (flock(fd.get(), LOCK_EX | LOCK_NB) < 0) throw std::runtime_error("already running, see " + path);
    const auto text = std::to_string(getpid()) + "\n";
    if (ftruncate(fd.get(), 0) < 0 || write(fd.get(), text.data(), text.size()) < 0)
        fail("cannot write " + path);
    return fd;
}

}  // namespace gatehouse::supervisor
