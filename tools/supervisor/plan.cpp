#include "tools/supervisor/plan.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>

namespace gatehouse::supervisor {

namespace {

std::string trim(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Splits "key = value"; false when there is no '='.
bool split_pair(const std::string& line, std::string& key, std::string& value)
{
    const auto equals = line.find('=');
    if (equals == std::string::npos) return false;
    key = trim(line.substr(0, equals));
    value = trim(line.substr(equals + 1));
    return true;
}

std::vector<std::pair<std::string, std::string>> read_env(const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read the environment file " + path);
    std::vector<std::pair<std::string, std::string>> out;
    std::string key, value;
    for (std::string line; std::getline(in, line);)
        if (line = trim(line); !line.empty() && line[0] != '#' && split_pair(line, key, value))
            out.emplace_back(key, value);
    return out;
}

int signal_number(const std::string& name)
{
    static const std::map<std::string, int> known{{"TERM", SIGTERM}, {"QUIT", SIGQUIT}, {"INT", SIGINT}};
    const auto found = known.find(name);
    if (found == known.end()) throw std::runtime_error("unknown stop signal " + name);
    return found->second;
}

Reload reload_kind(const std::string& name)
{
    static const std::map<std::string, Reload> known{
        {"none", Reload::none}, {"signal", Reload::signal}, {"replace", Reload::replace}};
    const auto found = known.find(name);
    if (found == known.end()) throw std::runtime_error("unknown reload " + name);
    return found->second;
}

using Setter = std::function<void(Spec&, const std::string&)>;

const std::map<std::string, Setter>& process_keys()
{
    static const std::map<std::string, Setter> keys{
        {"command", [](Spec& s, const std::string& v) { s.command = split_words(v); }},
        {"dir", [](Spec& s, const std::string& v) { s.dir = v; }},
        {"env", [](Spec& s, const std::string& v) { s.env = read_env(v); }},
        {"socket", [](Spec& s, const std::string& v) { s.socket = v; }},
        {"ready", [](Spec& s, const std::string& v) { s.ready = v; }},
        {"after", [](Spec& s, const std::string& v) { s.after = split_words(v); }},
        {"remove", [](Spec& s, const std::string& v) { s.remove = split_words(v); }},
        {"reload", [](Spec& s, const std::string& v) { s.reload = reload_kind(v); }},
        {"stop", [](Spec& s, const std::string& v) { s.stop_signal = signal_number(v); }},
        {"grace", [](Spec& s, const std::string& v) { s.grace = std::chrono::seconds(std::stoi(v)); }},
    };
    return keys;
}

void set_global(Plan& plan, const std::string& key, const std::string& value)
{
    if (key == "pid")
        plan.pid_file = value;
    else if (key == "status")
        plan.status_file = value;
    else if (key == "logs")
        plan.log_dir = value;
    else if (key == "log_cap_mb")
        plan.log_cap = static_cast<std::size_t>(std::stoul(value)) << 20;
    else
        throw std::runtime_error("unknown key " + key);
}

void take_line(Plan& plan, const std::string& line)
{
    if (line.front() == '[' && line.back() == ']') {
        plan.processes.emplace_back().name = trim(line.substr(1, line.size() - 2));
        return;
    }
    std::string key, value;
    if (!split_pair(line, key, value)) throw std::runtime_error("expected key = value");
    if (plan.processes.empty()) return set_global(plan, key, value);
    const auto found = process_keys().find(key);
    if (found == process_keys().end()) throw std::runtime_error("unknown key " + key);
    found->second(plan.processes.back(), value);
}

/// A process may only wait for one that stands before it, so there are no circles.
void check(const Plan& plan)
{
    if (plan.pid_file.empty() || plan.status_file.empty() || plan.log_dir.empty())
        throw std::runtime_error("pid, status and logs must be given");
    for (auto it = plan.processes.begin(); it != plan.processes.end(); ++it) {
        if (it->command.empty()) throw std::runtime_error(it->name + " has no command");
        for (const auto& name : it->after)
            if (std::none_of(plan.processes.begin(), it, [&](const Spec& s) { return s.name == name; }))
                throw std::runtime_error(
                    it->name + " waits for " + name + ", which does not stand before it");
    }
}

}  // namespace

std::vector<std::string> split_words(const std::string& text)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false, open = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
            open = true;
        } else if (!quoted && (c == ' ' || c == '\t')) {
            if (open) words.push_back(std::move(word));
            word.clear();
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (quoted) throw std::runtime_error("unclosed quote");
    if (open) words.push_back(std::move(word));
    return words;
}

Plan read_plan(const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read the plan " + path);
    Plan plan;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line = trim(line); line.empty() || line[0] == '#') continue;
        try {
            take_line(plan, line);
        } catch (const std::exception& fault) {
            throw std::runtime_error(path + ":" + std::to_string(number) + ": " + fault.what());
        }
    }
    check(plan);
    return plan;
}

}  // namespace gatehouse::supervisor
