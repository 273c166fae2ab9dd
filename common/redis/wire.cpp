#include "common/redis/wire.hpp"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Redis/Array.h>
#include <Poco/Redis/Error.h>
#include <Poco/Redis/Exception.h>

#include "common/error.hpp"

namespace gatehouse::redis {

namespace {

Poco::Net::StreamSocket dial(const Endpoint& endpoint, const Poco::Timespan& timeout)
{
    const auto address =
        endpoint.socket.empty()
            ? Poco::Net::SocketAddress(endpoint.host, static_cast<Poco::UInt16>(endpoint.port))
            : Poco::Net::SocketAddress(Poco::Net::AddressFamily::UNIX_LOCAL, endpoint.socket);
    Poco::Net::StreamSocket socket;
    socket.connect(address, timeout);
    socket.setReceiveTimeout(timeout);
    socket.setSendTimeout(timeout);
    return socket;
}

Answer to_answer(const Poco::Redis::RedisType::Ptr& in)
{
    using namespace Poco::Redis;
    if (in->isError())
        return {{}, "Redis: " + static_cast<const Type<Poco::Redis::Error>&>(*in).value().getMessage()};
    if (in->isInteger()) return {{static_cast<const Type<Poco::Int64>&>(*in).value()}, {}};
    if (in->isSimpleString()) return {{static_cast<const Type<std::string>&>(*in).value()}, {}};
    if (in->isBulkString()) {
        const auto& text = static_cast<const Type<BulkString>&>(*in).value();
        return {text.isNull() ? Reply{} : Reply{text.value()}, {}};
    }
    const auto& array = static_cast<const Type<Array>&>(*in).value();
    std::vector<Reply> list;
    // Poco reads an empty array as none at all (its elements are made with the first).
    if (array.isNull()) return {{std::move(list)}, {}};
    for (const auto& element : array) {
        auto part = to_answer(element);
        if (!part.refused.empty()) return part;
        list.push_back(std::move(part.reply));
    }
    return {{std::move(list)}, {}};
}

// An array of bulk strings (RESP, "Sending commands to a Redis server").
void write(std::string& out, const Command& words)
{
    out += "*" + std::to_string(words.size()) + "\r\n";
    for (const auto& word : words)
        out.append("$").append(std::to_string(word.size())).append("\r\n").append(word).append("\r\n");
}

}  // namespace

Reply Answer::get()
{
    if (!refused.empty()) throw Error(kInternal, refused);
    return std::move(reply);
}

Wire::Wire(const Endpoint& endpoint, const Poco::Timespan& timeout)
    : socket_(dial(endpoint, timeout)), input_(socket_)
{
}

std::vector<Answer> Wire::ask(const std::vector<const Command*>& commands)
{
    std::string words;
    for (const auto* command : commands) write(words, *command);
    send(words);
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < commands.size(); ++i) answers.push_back(read());
    return answers;
}

void Wire::send(const std::string& words)
{
    for (std::size_t sent = 0; sent < words.size();) {
        const int n = socket_.sendBytes(words.data() + sent, static_cast<int>(words.size() - sent));
        if (n <= 0) throw Poco::Redis::RedisException("Redis takes nothing");
        sent += static_cast<std::size_t>(n);
    }
}

Answer Wire::read()
{
    const int marker = input_.get();
    if (marker < 0) throw Poco::Redis::RedisException("Redis closed the connection, or is silent");
    auto reply = Poco::Redis::RedisType::createRedisType(static_cast<char>(marker));
    if (reply.isNull()) throw Poco::Redis::RedisException("Redis answers in words that we do not know");
    reply->read(input_);
    // What a stream could not read, Poco fills up with blanks.
    if (!input_.good()) throw Poco::Redis::RedisException("Redis stopped in the middle of a reply");
    return to_answer(reply);
}

}  // namespace gatehouse::redis
