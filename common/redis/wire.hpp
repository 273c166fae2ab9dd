// One connection to Redis: commands go out in one write, whatever they weigh, and their replies come back in
// order. Poco's own client sends a kilobyte at a time, each of which wakes Redis. Private to common/redis.

#pragma once

#include <Poco/Net/StreamSocket.h>
#include <Poco/Redis/RedisStream.h>
#include <Poco/Timespan.h>

#include <string>
#include <vector>

#include "common/redis/client.hpp"

namespace gatehouse::redis {

// What a command came to.
struct Answer {
    Reply reply;
    std::string refused;  // why, when Redis would not

    // The reply; throws Error(kInternal) when it was refused.
    Reply get();
};

class Wire {
public:
    // Throws Poco::Exception when nobody is there.
    Wire(const Endpoint& endpoint, const Poco::Timespan& timeout);

    // Throws Poco::Exception when the connection is lost, and is not to be used again then.
    std::vector<Answer> ask(const std::vector<const Command*>& commands);

    bool broken = false;

private:
    void send(const std::string& words);
    Answer read();

    Poco::Net::StreamSocket socket_;
    Poco::Redis::RedisInputStream input_;
};

}  // namespace gatehouse::redis
