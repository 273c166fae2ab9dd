#pragma once

#include <cstddef>
#include <string>

namespace gatehouse::supervisor {

/// A file descriptor that closes itself.
class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    ~Fd() { reset(); }
    Fd(Fd&& other) noexcept : fd_(other.release()) {}
    Fd& operator=(Fd&& other) noexcept
    {
        reset(other.release());
        return *this;
    }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;

    /// The descriptor, -1 when there is none.
    int get() const { return fd_; }
    /// Gives the descriptor away.
    int release();
    /// Closes what is held and takes another.
    void reset(int fd = -1);

private:
    int fd_;
};

/// Opens a listening unix socket, mode 0660, in place of what stood at the path.
Fd listen_unix(const std::string& path);

/// Whether a ready check ("unix:PATH", "tcp:PORT", "file:PATH", "") holds now.
bool holds(const std::string& check);

/// Opens a log for appending; it and its rotated predecessor are readable by the owner alone.
Fd open_log(const std::string& path);

/// Moves the content of each *.log over `cap` bytes in `dir` to NAME.log.1. Writers keep their descriptor:
/// they append.
void cap_logs(const std::string& dir, std::size_t cap);

/// Replaces a file in one step, so that readers see the old text or the new.
void write_whole(const std::string& path, const std::string& text);

/// Opens and locks the pid file and writes our pid; throws when another supervisor holds it.
Fd lock_pid_file(const std::string& path);

}  // namespace gatehouse::supervisor
