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
// it was asked for gets no mail. The session stays open from one mail to the next: many servers let a new one
// wait.
class Smtp final : public Transport {
public:
    explicit Smtp(SmtpServer server);
    ~Smtp() override;
    void send(const Envelope& envelope, const std::string& message) override;

private:
    void address(const Envelope& envelope);

    struct Line;
    SmtpServer server_;
    std::unique_ptr<Line> line_;  // none before the first mail, and after one that failed
};

}  // namespace gatehouse::notifications
