#include "modules/tickets/token.hpp"

#include "common/crypto/crypto.hpp"
#include "modules/tickets/base32.hpp"

namespace gatehouse::tickets::token {

namespace {

constexpr unsigned char kFormat = 1;
constexpr std::size_t kMessageBytes = 1 + 1 + 16 + 16 + 2 + 4, kSignatureBytes = 64;

template <class N>
void append(std::string& out, N number, int bytes)
{
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

// Reads big-endian numbers and ids front to back.
struct Cursor {
    std::string_view rest;

    std::uint32_t number(std::size_t bytes)
    {
        std::uint32_t value = 0;
        for (const char c : take(bytes)) value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    Uuid uuid()
    {
        Uuid uuid;
        std::ranges::copy(take(uuid.size()), uuid.begin());
        return uuid;
    }
    std::string_view take(std::size_t bytes)
    {
        const auto head = rest.substr(0, bytes);
        rest.remove_prefix(bytes);
        return head;
    }
};

}  // namespace

std::string seal(const Token& token, std::string_view secret_key)
{
    std::string message;
    append(message, kFormat, 1);
    append(message, token.key_number, 1);
    message += token.event.bytes() + token.ticket.bytes();
    append(message, static_cast<unsigned>(token.version), 2);
    append(message, token.days_mask, 4);
    return base32::encode(message + crypto::sign(secret_key, message));
}

std::optional<Unproven> parse(std::string_view text)
{
    const auto bytes = base32::decode(text, kMessageBytes + kSignatureBytes);
    if (!bytes || static_cast<unsigned char>(bytes->front()) != kFormat) return {};
    Unproven unproven;
    unproven.message = bytes->substr(0, kMessageBytes);
    unproven.signature = bytes->substr(kMessageBytes);
    Cursor cursor{std::string_view(unproven.message).substr(1)};
    unproven.token.key_number = static_cast<std::uint8_t>(cursor.number(1));
    unproven.token.event = EventId(cursor.uuid());
    unproven.token.ticket = TicketId(cursor.uuid());
    unproven.token.version = static_cast<int>(cursor.number(2));
    unproven.token.days_mask = cursor.number(4);
    return unproven;
}

bool proven(const Unproven& unproven, std::string_view public_key)
{
    return crypto::verify(public_key, unproven.message, unproven.signature);
}

}  // namespace gatehouse::tickets::token
