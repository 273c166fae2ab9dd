#include "modules/notifications/sms.hpp"

#include <stdexcept>

#include "common/crypto/crypto.hpp"
#include "common/net/http_client.hpp"
#include "modules/notifications/debts.hpp"
#include "modules/notifications/spool.hpp"

namespace gatehouse::notifications {

namespace {

// As a mail that begins with its subject, so that one inbox shows both. Its domain is one that nobody can
// have.
class SpooledSms final : public SmsTransport {
public:
    explicit SpooledSms(const Config& config) : spool_(config.text("mail.spool_dir")) {}

    void send(const Sms& sms) override
    {
        const auto head = "From: Text message <text@phone.invalid>\r\nTo: " + sms.to + " <" + sms.to +
                          "@phone.invalid>\r\nSubject: " + sms.words.substr(0, sms.words.find('\n')) +
                          "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: base64\r\n\r\n";
        spool_.send({"", sms.to, sms.id}, head + crypto::base64(sms.words) + "\r\n");
    }

private:
    Spool spool_;
};

class Twilio final : public SmsTransport {
public:
    explicit Twilio(const Config& config) : from_(config.text("sms.from"))
    {
        const auto account = config.text("sms.account");
        request_.method = "POST";
        request_.url = config.text("sms.api_base") + "/2010-04-01/Accounts/" + account + "/Messages.json";
        request_.headers = {"Content-Type: application/x-www-form-urlencoded",
            "Authorization: Basic " + crypto::base64(account + ":" + config.secret("sms.token"))};
        request_.timeout = std::chrono::milliseconds(config.number("sms.timeout_ms"));
        request_.most_bytes = 64 * 1024;
        request_.once = true;
    }

    void send(const Sms& sms) override
    {
        // Messages of a messaging service are sent from whichever of its numbers fits.
        const auto* sender = from_.starts_with("MG") ? "MessagingServiceSid" : "From";
        request_.body = net::form_encode({{"To", sms.to}, {sender, from_}, {"Body", sms.words}});
        const auto answer = net::send(request_);
        if (answer.status == 201) return;
        if (answer.status == 0) throw std::runtime_error("the SMS service did not answer: " + answer.failure);
        const auto why = "the SMS service answered " + std::to_string(answer.status);
        // A gateway on the way may answer 502 for a message that went through.
        if (answer.status >= 500) throw std::runtime_error(why);
        throw Refused(why);
    }

private:
    std::string from_;
    net::HttpRequest request_;
};

}  // namespace

std::unique_ptr<SmsTransport> open_sms(const Config& config)
{
    const auto kind = config.text("sms.transport");
    if (kind == "spool") return std::make_unique<SpooledSms>(config);
    if (kind == "twilio") return std::make_unique<Twilio>(config);
    throw std::runtime_error("sms.transport must be none, spool or twilio");
}

}  // namespace gatehouse::notifications
