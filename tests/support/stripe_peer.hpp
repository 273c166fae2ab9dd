// The Stripe peer as a process of its own, and a listener for its webhooks.

#pragma once

#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>

#include <filesystem>
#include <functional>

#include "common/net/http_client.hpp"
#include "tests/support/listener.hpp"

namespace gatehouse::support {

// Answers every webhook with the status that `hear(body, signature)` gives.
class WebhookListener : public Listener {
public:
    explicit WebhookListener(
        const std::function<int(const std::string& body, const std::string& signature)>& hear)
        : Listener(Poco::Net::SocketAddress("127.0.0.1", 0), [hear](const auto& request, const auto& body) {
              return hear(body, request.get("Stripe-Signature", ""));
          })
    {
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(address().port()) + "/hook"; }
};

class StripePeer {
public:
    StripePeer(const std::filesystem::path& secrets, const std::string& webhook_url)
        : process_(Poco::Process::launch("node",
              {"tests/peers/stripe/main.mjs", "--port", "0", "--secret-key-file", (secrets / "key").string(),
                  "--webhook-secret-file", (secrets / "whsec").string(), "--webhook-url", webhook_url,
                  "--public-base", "http://shop.test/dev/stripe", "--state-dir",
                  (secrets / "stripe").string()},
              nullptr, &out_, nullptr))
    {
        Poco::PipeInputStream lines(out_);
        std::string banner;
        std::getline(lines, banner);
        base_ = banner.substr(std::min(banner.find("http://"), banner.size()));
    }
    ~StripePeer()
    {
        Poco::Process::requestTermination(process_.id());
        process_.wait();
    }
    StripePeer(const StripePeer&) = delete;
    StripePeer& operator=(const StripePeer&) = delete;

    static bool is_possible()
    {
        try {
            Poco::Pipe out;
            return Poco::Process::launch("node", {"--version"}, nullptr, &out, nullptr).wait() == 0;
        } catch (const Poco::Exception&) {
            return false;
        }
    }

    const std::string& base() const { return base_; }
    // Tells the peer what to do, or how to misbehave.
    net::HttpResponse control(const std::string& path, const std::string& json) const
    {
        net::HttpRequest request;
        request.method = "POST";
        request.url = base_ + "/control" + path;
        request.body = json;
        request.headers = {"Content-Type: application/json"};
        return net::send(request);
    }

private:
    Poco::Pipe out_;
    Poco::ProcessHandle process_;
    std::string base_;
};

}  // namespace gatehouse::support
