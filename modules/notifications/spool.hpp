#pragma once

#include "modules/notifications/transport.hpp"

namespace gatehouse::notifications {

// A folder of .eml files, named after the mail's id. A file appears whole or not at all.
class Spool final : public Transport {
public:
    explicit Spool(std::string directory) : directory_(std::move(directory)) {}
    void send(const Envelope& envelope, const std::string& message) override;

private:
    std::string directory_;
};

}  // namespace gatehouse::notifications
