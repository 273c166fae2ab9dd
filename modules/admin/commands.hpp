// What gatehouse-admin can do. Each command gets the words behind its name and returns the exit code; what it
// prints is for the administrator.

#pragma once

#include <string>
#include <vector>

namespace gatehouse::admin {

using Words = std::vector<std::string>;

int migrate(const Words& words);  // [--dir FOLDER]
int config(const Words& words);   // [get KEY]
int check(const Words& words);
int verify(const Words& words);
int repair(const Words& words);  // [--yes]
int stuck(const Words& words);
int resend(const Words& words);
int documents(const Words& words);
int grant_admin(const Words& words);  // EMAIL
int openapi(const Words& words);
int seed_demo(const Words& words);  // --out FILE

// The word behind `flag`, or `otherwise`.
std::string option(const Words& words, const std::string& flag, const std::string& otherwise);

}  // namespace gatehouse::admin
