// An HTTP server of the test's own.

#pragma once

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>

#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace gatehouse::support {

// Hears every call, and answers it with the status that `hear(request, body)` gives.
class Listener {
public:
    using Hear = std::function<int(const Poco::Net::HTTPServerRequest& request, const std::string& body)>;
    // A port of 0 takes one that is free; a path is a unix socket.
    Listener(const Poco::Net::SocketAddress& address, Hear hear)
        : socket_(address),
          server_(new Factory(std::move(hear), door_), socket_, new Poco::Net::HTTPServerParams)
    {
        server_.start();
    }
    ~Listener()
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
    Poco::Net::SocketAddress address() const { return socket_.address(); }

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
            const int status = door->closed ? 503 : hear(request, body);
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

}  // namespace gatehouse::support
