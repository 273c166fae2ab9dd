// The Stripe peer as a process of its own, and a listener for its webhooks.

#pragma once

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>
#include <Poco/StreamCopier.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "common/net/http_client.hpp"

namespace gatehouse::support {

// Answers every webhook with the status that `hear(body, signature)` gives.
class WebhookListener {
public:
    using Hear = std::function<int(const std::string& body, const std::string& signature)>;
    explicit WebhookListener(Hear hear)
        : socket_(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server_(new Factory(std::move(hear), door_), socket_, new Poco::Net::HTTPServerParams)
    {
        server_.start();
    }
    ~WebhookListener()
    {
        stop();
        server_.stopAll(true);
    }
    // Waits for the call in hand; from then on nobody is heard. For owners whose parts `hear` uses.
    void stop()
    {
        const std::unique_lock lock(door_->mutex);
        door_->closed = true;
    }
    std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(socket_.address().port()) + "/hook";
    }

private:
    struct Door {
        std::shared_mutex mutex;
        bool closed = false;
    };
    struct Handler : Poco::Net::HTTPRequestHandler {
        Handler(const Hear& h, std::shared_ptr<Door> d) : hear(h), door(std::move(d)) {}
        void handleRequest(
            Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response) override
        {
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            const std::shared_lock lock(door->mutex);
            const int status = door->closed ? 503 : hear(body, request.get("Stripe-Signature", ""));
            response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
            response.send();
        }
        const Hear& hear;
        std::shared_ptr<Door> door;
    };
    struct Factory : Poco::Net::HTTPRequestHandlerFactory {
        Factory(Hear h, std::shared_ptr<Door> d) : hear(std::move(h)), door(std::move(d)) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override
        {
            return new Handler(hear, door);
        }
        Hear hear;
        std::shared_ptr<Door> door;
    };
    std::shared_ptr<Door> door_ = std::make_shared<Door>();
    Poco::Net::ServerSocket socket_;
    Poco::Net::HTTPServer server_;
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
