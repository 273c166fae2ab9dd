#include "tools/supervisor/spawn.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "tools/supervisor/sys.hpp"

extern char** environ;

namespace gatehouse::supervisor {

namespace {

std::vector<std::string> environment(const Spec& spec)
{
    std::map<std::string, std::string> merged;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view pair = *entry;
        if (const auto equals = pair.find('='); equals != pair.npos)
            merged[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
    }
    for (const auto& [key, value] : spec.env) merged[key] = value;
    std::vector<std::string> out;
    for (const auto& [key, value] : merged) out.push_back(key + "=" + value);
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

/// Runs in the child between fork and exec: system calls only.
[[noreturn]] void become(const Spec& spec, int input, int log, pid_t parent, char** argv, char** env)
{
    setpgid(0, 0);
    // When the supervisor itself is killed, nothing of the stack stays behind.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (dup2(input, 0) == 0 && dup2(log, 1) == 1 && dup2(log, 2) == 2 &&
        (spec.dir.empty() || chdir(spec.dir.c_str()) == 0))
        execve(argv[0], argv, env);
    const char* reason = std::strerror(errno);
    (void)!write(log, "cannot start: ", 14);
    (void)!write(log, reason, std::strlen(reason));
    (void)!write(log, "\n", 1);
    _exit(127);
}

}  // namespace

pid_t spawn(const Spec& spec, int socket, const std::string& log_path)
{
    for (const auto& path : spec.remove) unlink(path.c_str());
    auto command = spec.command;
    auto env = environment(spec);
    const auto argv = pointers(command), envp = pointers(env);
    const Fd log = open_log(log_path);
    const Fd null(socket < 0 ? open("/dev/null", O_RDONLY | O_CLOEXEC) : -1);
    const pid_t parent = getpid(), pid = fork();
    if (pid < 0) throw std::system_error(errno, std::generic_category(), "cannot fork " + spec.name);
    if (pid == 0)
        become(spec, socket < 0 ? null.get() : socket, log.get(), parent, const_cast<char**>(argv.data()),
            const_cast<char**>(envp.data()));
    setpgid(pid, pid);  // also here, so that it holds before anybody signals the group
    return pid;
}

}  // namespace gatehouse::supervisor
