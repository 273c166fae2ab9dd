// The installation's one configuration file. Every key has a default and a sentence; unknown keys stop the
// start.

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

class Config {
public:
    struct Key {
        const char* name;
        const char* fallback;
        const char* about;
    };
    static std::span<const Key> keys();

    // Reads `key = value` lines. Throws std::runtime_error that names every unknown or malformed line.
    static Config load(const std::string& path);
    // The file named by GATEHOUSE_CONFIG, else /etc/gatehouse/gatehouse.conf.
    static Config load();
    // From pairs, for tests.
    explicit Config(std::map<std::string, std::string> values = {});

    std::string text(std::string_view key) const;
    int number(std::string_view key) const;
    bool flag(std::string_view key) const;
    bool given(std::string_view key) const { return !text(key).empty(); }

    // The contents of the file that `<key>_file` names, without the newline at its end. '' when no file is
    // named.
    std::string secret(std::string_view key) const;
    // The same for files with one secret a line (rotation).
    std::vector<std::string> secrets(std::string_view key) const;

    // A rate limit's "count/seconds" under limits.<name>, or nothing.
    std::string limit(std::string_view name) const;

    // The 32 bytes that everything else is derived from. Throws when the file was not given.
    const std::string& master_key() const;

private:
    std::string master_key_;  // read once: it is asked for in every request
    std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace gatehouse
