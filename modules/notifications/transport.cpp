#include "modules/notifications/transport.hpp"

#include <stdexcept>

#include "modules/notifications/smtp.hpp"
#include "modules/notifications/spool.hpp"

namespace gatehouse::notifications {

std::unique_ptr<Transport> open_transport(const Config& config)
{
    const auto kind = config.text("mail.transport");
    if (kind == "spool") return std::make_unique<Spool>(config.text("mail.spool_dir"));
    if (kind != "smtp") throw std::runtime_error("mail.transport must be spool or smtp");
    return std::make_unique<Smtp>(SmtpServer{config.text("mail.smtp.host"), config.number("mail.smtp.port"),
        to_tls(config.text("mail.smtp.tls")), config.text("mail.smtp.user"),
        config.secret("mail.smtp.password")});
}

}  // namespace gatehouse::notifications
