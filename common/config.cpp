#include "common/config.hpp"

#include <sys/stat.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"

namespace gatehouse {

namespace {

// clang-format off
constexpr Config::Key kKeys[] = {
    {"site.name",                          "Gatehouse", "Name shown on pages and in mails."},
    {"site.base_url",                      "http://127.0.0.1:8080", "Address that buyers see; begins every link we send."},
    {"site.demo",                          "false", "Demo installation: says so on its pages."},
    {"site.master_key_file",               "", "File with 64 hex digits: the installation's secret."},
    {"db.socket",                          "", "MySQL or MariaDB by unix socket; when empty, host and port."},
    {"db.host",                            "127.0.0.1", ""},
    {"db.port",                            "3306", ""},
    {"db.user",                            "gatehouse", ""},
    {"db.password_file",                   "", ""},
    {"db.schema",                          "gatehouse", ""},
    {"redis.socket",                       "", "Redis by unix socket; when empty, host and port."},
    {"redis.host",                         "127.0.0.1", ""},
    {"redis.port",                         "6379", ""},
    {"redis.password_file",                "", ""},
    {"workers.threads",                    "16", "Threads of a worker."},
    {"workers.orders.threads",             "32", "Threads of the orders worker. Who waits for a batch needs none; a statement of MySQL does."},
    {"workers.queue.threads",              "32", "Threads of the queue worker, likewise."},
    {"workers.payments.threads",           "64", "Threads of the payments worker: one per buyer who waits for the gateway."},
    {"oauth.google.client_id",             "", "Sign-in with Google: the client that was made there; empty: not offered."},
    {"oauth.google.client_secret_file",    "", ""},
    {"oauth.microsoft.client_id",          "", "Sign-in with Microsoft."},
    {"oauth.microsoft.client_secret_file", "", ""},
    {"oauth.microsoft.tenant",             "common", "common: anybody; a tenant's id: its people alone."},
    {"oauth.apple.client_id",              "", "Sign-in with Apple: the services id."},
    {"oauth.apple.client_secret_file",     "", "The key's .p8 file; with it each secret is signed anew."},
    {"oauth.apple.team_id",                "", ""},
    {"oauth.apple.key_id",                 "", ""},
    {"oauth.github.client_id",             "", "Sign-in with GitHub."},
    {"oauth.github.client_secret_file",    "", ""},
    {"oauth.facebook.client_id",           "", "Sign-in with Facebook: the app's id."},
    {"oauth.facebook.client_secret_file",  "", ""},
    {"oauth.facebook.trust_email",         "false", "Facebook does not say whether it verified an address; true: take it that it did, so that new people may come with it."},
    {"oauth.oidc.client_id",               "", "Sign-in with an OpenID Connect issuer of your own."},
    {"oauth.oidc.client_secret_file",      "", ""},
    {"oauth.oidc.issuer",                  "", "Its address, as in its ID tokens; https, on loopback http too."},
    {"oauth.oidc.name",                    "Company ID", "What the button says."},
    {"oauth.oidc.private_network",         "false", "The issuer may stand on a private network."},
    {"payments.settlement",                "direct", "direct: card money goes to the installation's own Stripe account; connect: to each organization's connected account, less the platform's fee."},
    {"payments.element",                   "false", "Buyers may also pay by card on the checkout page itself, with Stripe's Payment Element; needs the publishable key."},
    {"payments.stripe.publishable_key",    "", "Stripe's key for browsers."},
    {"payments.stripe.script",             "https://js.stripe.com/v3/", "Where the Payment Element comes from; loaded by the checkout page only, and only with payments.element."},
    {"payments.stripe.api_base",           "https://api.stripe.com", "Anything else is a sandbox, and the pages say so."},
    {"payments.stripe.secret_key_file",    "", ""},
    {"payments.stripe.webhook_secret_file","", "One signing secret a line; all are accepted."},
    {"payments.stripe.timeout_ms",         "10000", "Longest wait for one answer."},
    {"mail.transport",                     "spool", "spool: .eml files; smtp: a mail server."},
    {"mail.spool_dir",                     "", "Folder of the spool transport."},
    {"mail.from",                          "Gatehouse <tickets@localhost>", ""},
    {"mail.smtp.host",                     "127.0.0.1", ""},
    {"mail.smtp.port",                     "25", ""},
    {"mail.smtp.tls",                      "none", "none, starttls or tls."},
    {"mail.smtp.user",                     "", ""},
    {"mail.smtp.password_file",            "", ""},
    {"sms.transport",                      "none", "none: no text messages; twilio: a service that speaks Twilio's API; spool: .eml files in mail.spool_dir."},
    {"sms.api_base",                       "https://api.twilio.com", ""},
    {"sms.account",                        "", "The account's SID."},
    {"sms.token_file",                     "", "Its auth token."},
    {"sms.from",                           "", "The number or the messaging service (MG…) that messages come from."},
    {"sms.timeout_ms",                     "10000", "Longest wait for one answer."},
    {"sms.prefixes",                       "", "Countries that messages go to, as +1 +44; empty: all of them."},
    {"sms.per_number",                     "6", "Messages to one number in 24 hours."},
    {"sms.per_account",                    "10", "Messages for one person in 24 hours."},
    {"sms.per_address",                    "20", "Messages asked for from one network address in 24 hours."},
    {"sms.per_day",                        "1000", "All messages in 24 hours: what that costs is the most that an attack can cost."},
    {"fees.percent",                       "0", "What the platform keeps of an order (free plan), in hundredths of a percent; nothing of free tickets."},
    {"fees.per_ticket",                    "0", "And of each ticket, in the smallest unit of its currency."},
    {"fees.least",                         "0", "At least so much of an order."},
    {"fees.most",                          "0", "At most so much; 0: no limit."},
    {"fees.returned",                      "true", "What goes back to a buyer: true: with the platform's part of it; false: the platform keeps its fee, and the organizer bears it."},
    {"plans.free.members",                 "5", "Members of an organization on the free plan; 0: no limit."},
    {"plans.free.events",                  "100", "Its drafts and coming events; 0: no limit."},
    {"plans.free.ai_prompts",              "20", "Its prompts to the assistant in a day; 0: no limit."},
    {"plans.pro.members",                  "25", ""},
    {"plans.pro.events",                   "1000", ""},
    {"plans.pro.ai_prompts",               "200", ""},
    {"plans.pro.fee_percent",              "0", "As fees.percent, which is for the free plan; the other fees are for all plans."},
    {"plans.enterprise.members",           "0", ""},
    {"plans.enterprise.events",            "0", ""},
    {"plans.enterprise.ai_prompts",        "0", ""},
    {"plans.enterprise.fee_percent",       "0", ""},
    {"queue.group_patience_seconds",      "60", "How long places are kept for a group at the head of a line that wants more than are free."},
    {"auth.admin_factor",                  "false", "Administrators must have a second factor: without one their sign-ins have no administrator's rights."},
    {"scanning.doors_hours",               "12", "Hours before the start and after the end of an event in which its tickets are admitted."},
    {"media.dir",                          "", "Folder of uploaded pictures; nginx serves it as /media/."},
    {"www.dir",                            "", "The built app; its index.html is the frame of event pages."},
    {"live.publisher_socket",              "", "Unix socket of nchan's publisher; empty: browsers poll."},
    {"audit.keep_days",                    "400", "Days that the audit log is kept; the database refuses to lose anything sooner than 400."},
    {"limits.enabled",                     "true", "Rate limits; limits.<name> = count/seconds changes one."},
};
// clang-format on

const Config::Key* find_key(std::string_view name)
{
    for (const auto& key : kKeys)
        if (key.name == name) return &key;
    return nullptr;
}

bool known(std::string_view name) { return find_key(name) || name.starts_with("limits."); }

bool is_limit(std::string_view name) { return name.starts_with("limits.") && !find_key(name); }

// "10/60"
bool is_rate(std::string_view value)
{
    const auto slash = value.find('/');
    const auto number = [](std::string_view t) {
        return !t.empty() && t.size() < 10 && t.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return slash != std::string_view::npos && number(value.substr(0, slash)) &&
           number(value.substr(slash + 1)) &&
           value.substr(slash + 1).find_first_not_of('0') != std::string_view::npos;
}

std::optional<int> as_whole(std::string_view value)
{
    int whole = 0;
    const auto* end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, whole);
    if (read.ec != std::errc() || read.ptr != end || whole < 0) return {};
    return whole;
}

std::optional<bool> as_flag(std::string_view value)
{
    if (value == "true" || value == "yes" || value == "1") return true;
    if (value == "false" || value == "no" || value == "0") return false;
    return {};
}

// A value is of the kind of its key's default.
void require_kind(const std::string& name, const std::string& value)
{
    const auto* key = find_key(name);
    const std::string_view fallback = key ? key->fallback : "";
    if (as_whole(fallback) && !as_whole(value))
        throw std::runtime_error(name + " must be a whole number, 0 or more");
    if (!as_whole(fallback) && as_flag(fallback) && !as_flag(value))
        throw std::runtime_error(name + " must be true or false");
}

std::string read_file(const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A secret is rotated while we run, and every call of the gateway asks for one: it is read again only when
// its file is another.
std::string kept_file(const std::string& path)
{
    struct Kept {
        struct stat is {};
        std::string text;
    };
    static std::mutex mutex;
    static std::unordered_map<std::string, Kept> files;
    struct stat is {};
    if (stat(path.c_str(), &is) != 0) throw std::runtime_error("cannot read " + path);
    const auto same = [&](const struct stat& was) {
        return was.st_ino == is.st_ino && was.st_dev == is.st_dev && was.st_size == is.st_size &&
               was.st_mtim.tv_sec == is.st_mtim.tv_sec && was.st_mtim.tv_nsec == is.st_mtim.tv_nsec;
    };
    const std::lock_guard lock(mutex);
    auto& kept = files[path];
    if (!same(kept.is)) kept = {is, std::string(text::trim(read_file(path)))};
    return kept.text;
}

}  // namespace

std::span<const Config::Key> Config::keys() { return kKeys; }

Config::Config(std::map<std::string, std::string> values)
{
    std::string unknown;
    for (auto& [name, value] : values) {
        if (!known(name)) unknown += (unknown.empty() ? "" : ", ") + name;
        values_.emplace(name, std::move(value));
    }
    if (!unknown.empty()) throw std::runtime_error("unknown configuration keys: " + unknown);
    for (const auto& [name, value] : values_) {
        if (is_limit(name) && !is_rate(value))
            throw std::runtime_error(name + " must be count/seconds, such as 10/60");
        require_kind(name, value);
    }
    if (!given("site.master_key_file")) return;
    const auto key = crypto::from_hex(secret("site.master_key"));
    if (!key || key->size() != 32) throw std::runtime_error("site.master_key_file must hold 64 hex digits");
    master_key_ = *key;
}

Config Config::load(const std::string& path)
{
    std::istringstream in(read_file(path));
    std::map<std::string, std::string> values;
    std::string faults, line;
    for (int n = 1; std::getline(in, line); ++n) {
        const auto text = text::trim(line);
        if (text.empty() || text.starts_with('#')) continue;
        const auto equals = text.find('=');
        const std::string name(text::trim(text.substr(0, equals)));
        const auto where = "\n  line " + std::to_string(n) + ": ";
        if (equals == std::string_view::npos)
            faults += where + "no '=' in it";
        else if (!known(name))
            faults += where + "unknown key " + name;
        else if (!values.emplace(name, text::trim(text.substr(equals + 1))).second)
            faults += where + name + " again";
    }
    if (!faults.empty()) throw std::runtime_error(path + " cannot be used:" + faults);
    return Config(std::move(values));
}

Config Config::load()
{
    const char* path = std::getenv("GATEHOUSE_CONFIG");
    return load(path ? path : "/etc/gatehouse/gatehouse.conf");
}

std::string Config::text(std::string_view key) const
{
    const auto it = values_.find(key);
    if (it != values_.end()) return it->second;
    const auto* known_key = find_key(key);
    if (!known_key) throw std::logic_error("no such configuration key: " + std::string(key));
    return known_key->fallback;
}

int Config::number(std::string_view key) const
{
    const auto value = as_whole(text(key));
    if (!value) throw std::runtime_error(std::string(key) + " must be a whole number, 0 or more");
    return *value;
}

bool Config::flag(std::string_view key) const
{
    const auto value = as_flag(text(key));
    if (!value) throw std::runtime_error(std::string(key) + " must be true or false");
    return *value;
}

std::string Config::secret(std::string_view key) const
{
    auto path = text(std::string(key) + "_file");
    if (path.empty()) return {};
    // A bare name is a credential that systemd handed to this unit (LoadCredential); by hand, the file it
    // comes from.
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    if (path.front() != '/')
        path = std::string(credentials ? credentials : "/etc/gatehouse/secrets") + "/" + path;
    return kept_file(path);
}

std::vector<std::string> Config::secrets(std::string_view key) const
{
    std::istringstream in(secret(key));
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        if (const auto one = text::trim(line); !one.empty()) out.emplace_back(one);
    return out;
}

std::string Config::limit(std::string_view name) const
{
    const auto it = values_.find("limits." + std::string(name));
    return it == values_.end() ? std::string{} : it->second;
}

const std::string& Config::master_key() const
{
    if (master_key_.empty()) throw std::runtime_error("site.master_key_file is not set");
    return master_key_;
}

}  // namespace gatehouse
