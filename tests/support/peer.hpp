// A peer of tests/peers as a process of its own.

#pragma once

#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "common/net/http_client.hpp"

namespace gatehouse::support {

class Peer {
public:
    explicit Peer(const std::vector<std::string>& arguments)
        : process_(Poco::Process::launch("node", arguments, nullptr, &out_, nullptr))
    {
        Poco::PipeInputStream lines(out_);
        std::string banner;
        std::getline(lines, banner);
        base_ = banner.substr(std::min(banner.find("http://"), banner.size()));
    }
    ~Peer()
    {
        Poco::Process::requestTermination(process_.id());
        process_.wait();
    }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    const std::string& base() const { return base_; }

    // Tells the peer what to do, or how to misbehave; what it says.
    json::Document control(const std::string& path, const std::string& json = "{}") const
    {
        net::HttpRequest request;
        request.method = "POST";
        request.url = base_ + "/control" + path;
        request.body = json;
        request.headers = {"Content-Type: application/json"};
        return json::Document::parse(net::send(request).body);
    }

private:
    Poco::Pipe out_;
    Poco::ProcessHandle process_;
    std::string base_;
};

}  // namespace gatehouse::support
