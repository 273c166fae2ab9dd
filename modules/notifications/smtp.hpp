#pragma once

#include <string_view>

#include "modules/notifications/transport.hpp"

namespace gatehouse::notifications {

enum class Tls { none, starttls, implicit };
Tls to_tls(std::string_view text);  // none, starttls, tls; throws for anything else

struct SmtpServer {
    std::string host;
    int port = 25;
    Tls tls = Tls::none;
    std::string user, password;  // no user: no AUTH
};

// A mail server. Certificates are checked against the system's authorities; a server that offers no TLS where
// it was asked for gets no mail.
class Smtp final : public Transport {
public:
    explicit Smtp(SmtpServer server) : server_(std::move(server)) {}
    void send(const Envelope& envelope, const std::string& message) override;

private:
    SmtpServer server_;
};

}  // namespace gatehouse::notifications
