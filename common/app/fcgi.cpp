#include "common/app/fcgi.hpp"

#include <fcgiapp.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>

#include "common/crypto/crypto.hpp"

namespace gatehouse::app {

namespace {

constexpr std::size_t kMostBody = 16 * 1024 * 1024;  // a route's own limit is lower; this one bounds memory

std::string param(const char* name, FCGX_ParamArray env)
{
    const char* value = FCGX_GetParam(name, env);
    return value ? value : "";
}

// HTTP_X_CSRF_TOKEN=… → x-csrf-token
void add_header(http::Request& request, std::string_view variable)
{
    const auto equals = variable.find('=');
    if (!variable.starts_with("HTTP_") || equals == std::string_view::npos) return;
    std::string name;
    for (const char c : variable.substr(5, equals - 5))
        name += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    request.headers.emplace_back(std::move(name), variable.substr(equals + 1));
}

// `read` fills a buffer and says how much it put there; nothing at the end.
using Read = std::function<int(char* buffer, int size)>;

http::Request receive(const Read& read, FCGX_ParamArray env)
{
    http::Request request;
    request.method = param("REQUEST_METHOD", env);
    request.path = param("DOCUMENT_URI", env);
    if (request.path.empty()) request.path = param("SCRIPT_NAME", env) + param("PATH_INFO", env);
    request.query = param("QUERY_STRING", env);
    request.content_type = param("CONTENT_TYPE", env);
    request.secure = param("HTTPS", env) == "on" || param("REQUEST_SCHEME", env) == "https";
    request.caller.address = param("REMOTE_ADDR", env);
    request.caller.request_id = param("REQUEST_ID", env);
    for (char** variable = env; *variable; ++variable) add_header(request, *variable);
    char buffer[16384];
    for (int n; request.body.size() <= kMostBody && (n = read(buffer, sizeof buffer)) > 0;)
        request.body.append(buffer, static_cast<std::size_t>(n));
    return request;
}

std::string head_of(const http::Response& response)
{
    std::string head = "Status: " + std::to_string(response.status) + "\r\n";
    if (!response.content_type.empty()) head += "Content-Type: " + response.content_type + "\r\n";
    bool cache_said = false;
    for (const auto& [name, value] : response.headers) {
        cache_said = cache_said || name == "Cache-Control";
        head += name + ": " + value + "\r\n";
    }
    if (!cache_said) head += "Cache-Control: no-store\r\n";
    if (!response.body.empty()) head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    return head + "\r\n";
}

}  // namespace

bool prepare()
{
    FCGX_Init();
    if (FCGX_IsCGI()) return false;
    fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;  // connections that nginx keeps open are many
    setrlimit(RLIMIT_NOFILE, &files);
    return true;
}

void serve(FCGX_Request& fcgi, const std::function<http::Response(http::Request&)>& answer)
{
    auto request =
        receive([&](char* buffer, int size) { return FCGX_GetStr(buffer, size, fcgi.in); }, fcgi.envp);
    const auto response = answer(request);
    const auto head = head_of(response);
    FCGX_PutStr(head.data(), static_cast<int>(head.size()), fcgi.out);
    FCGX_PutStr(response.body.data(), static_cast<int>(response.body.size()), fcgi.out);
}

// Without libfcgi, whose FCGX half knows no CGI.
void serve_cgi(const std::function<http::Response(http::Request&)>& answer)
{
    const auto announced = param("CONTENT_LENGTH", environ);
    std::size_t left = 0;
    std::from_chars(announced.data(), announced.data() + announced.size(), left);
    auto request = receive(
        [&](char* buffer, int size) {
            std::cin.read(
                buffer, static_cast<std::streamsize>(std::min(left, static_cast<std::size_t>(size))));
            left -= static_cast<std::size_t>(std::cin.gcount());
            return static_cast<int>(std::cin.gcount());
        },
        environ);
    const auto response = answer(request);
    std::cout << head_of(response) << response.body << std::flush;
}

}  // namespace gatehouse::app
