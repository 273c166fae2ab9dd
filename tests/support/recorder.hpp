// A transport that keeps what it is given, and helpers to read it.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "modules/notifications/transport.hpp"

namespace gatehouse::support {

struct Recorder : notifications::Transport {
    std::vector<std::pair<notifications::Envelope, std::string>> sent;
    int failing = 0;
    void send(const notifications::Envelope& envelope, const std::string& message) override
    {
        if (failing-- > 0) throw std::runtime_error("the mail server is away");
        sent.emplace_back(envelope, message);
    }
};

// Undoes quoted-printable as far as these texts need it.
inline std::string unfolded(std::string text)
{
    for (auto at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n", at))
        text.erase(at, 3);
    for (auto at = text.find("=3D"); at != std::string::npos; at = text.find("=3D", at))
        text.replace(at, 3, "=");
    return text;
}

}  // namespace gatehouse::support
