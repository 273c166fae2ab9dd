#include "modules/notifications/smtp.hpp"

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <sstream>
#include <stdexcept>

namespace gatehouse::notifications {

namespace {

constexpr int kConnectSeconds = 10, kAnswerSeconds = 30;

Poco::Net::Context::Ptr client_context()
{
    Poco::Net::Context::Ptr context = new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "",
        Poco::Net::Context::VERIFY_STRICT, /*depth=*/9, /*loadDefaultCAs=*/true);
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    return context;
}

class Session final : public Poco::Net::SecureSMTPClientSession {
public:
    using SecureSMTPClientSession::SecureSMTPClientSession;
    // Else every answer of ours waits for the server's acknowledgement of the last one.
    void answer_at_once() { socket().setNoDelay(true); }
};

// STARTTLS takes the name that the certificate must carry from the session; TLS from the start takes it from
// the socket.
std::unique_ptr<Session> connect(const SmtpServer& server)
{
    const auto port = static_cast<Poco::UInt16>(server.port);
    if (server.tls == Tls::starttls) return std::make_unique<Session>(server.host, port);
    const Poco::Net::SocketAddress address(server.host, port);
    const Poco::Timespan limit(kConnectSeconds, 0);
    if (server.tls == Tls::implicit) {
        Poco::Net::SecureStreamSocket socket(client_context());
        socket.setPeerHostName(server.host);
        socket.connect(address, limit);
        return std::make_unique<Session>(socket);
    }
    Poco::Net::StreamSocket socket;
    socket.connect(address, limit);
    return std::make_unique<Session>(socket);
}

void greet(Session& session, const SmtpServer& server)
{
    session.setTimeout(Poco::Timespan(kAnswerSeconds, 0));
    session.answer_at_once();
    session.login();
    if (server.tls == Tls::starttls) {
        if (!session.startTLS(client_context()))
            throw std::runtime_error(server.host + " offers no STARTTLS");
        session.login();
    }
    if (!server.user.empty()) session.login(Session::AUTH_PLAIN, server.user, server.password);
}

}  // namespace

Tls to_tls(std::string_view text)
{
    if (text == "none") return Tls::none;
    if (text == "starttls") return Tls::starttls;
    if (text == "tls") return Tls::implicit;
    throw std::runtime_error("mail.smtp.tls must be none, starttls or tls");
}

// An open session; ends it in good form.
struct Smtp::Line {
    explicit Line(const SmtpServer& server) : session(connect(server)) { greet(*session, server); }
    ~Line()
    {
        try {
            session->close();
        } catch (const Poco::Exception&) {
            // it is over either way
        }
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    std::unique_ptr<Session> session;
};

Smtp::Smtp(SmtpServer server) : server_(std::move(server)) {}
Smtp::~Smtp() = default;

// A server may end a session after so many mails. Until DATA nothing of this one was said, so it can begin
// again in a session of its own.
void Smtp::address(const Envelope& envelope)
{
    const bool was_open = line_ != nullptr;
    if (!was_open) line_ = std::make_unique<Line>(server_);
    try {
        line_->session->sendAddresses(envelope.from, {envelope.to});
    } catch (const Poco::Exception&) {
        if (!was_open) throw;
        line_.reset();
        address(envelope);
    }
}

void Smtp::send(const Envelope& envelope, const std::string& message)
{
    try {
        address(envelope);
        auto& session = *line_->session;
        session.sendData();
        std::istringstream content(message);
        session.sendMessage(content);
    } catch (const Poco::Exception& e) {
        line_.reset();
        throw std::runtime_error(server_.host + ": " + e.displayText());
    }
}

}  // namespace gatehouse::notifications
