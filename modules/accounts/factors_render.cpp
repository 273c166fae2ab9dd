#include "modules/accounts/factors_render.hpp"

#include <algorithm>
#include <sstream>

#include "common/crypto/crypto.hpp"
#include "modules/accounts/cose.hpp"

namespace gatehouse::accounts {

namespace {

std::optional<Factor> factor(const Standing& standing, FactorKind kind)
{
    const auto found = std::ranges::find(standing.factors, kind, &Factor::kind);
    return found == standing.factors.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> words(const std::string& text)
{
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; std::getline(in, word, ',');) out.push_back(word);
    return out;
}

std::vector<int> algorithms(const Invitation&)
{
    return {std::begin(cose::kAlgorithms), std::end(cose::kAlgorithms)};
}

template <class T>
std::string host(const T& value)
{
    return value.party.id;
}

}  // namespace

// clang-format off
static const auto kFactor = view::object<Factor>("Factor")
    .field("created_at", &Factor::created_at)
    .field("used_at",    &Factor::used_at);

const view::Object<Passkey> kPasskey = view::object<Passkey>("Passkey")
    .field("id",         &Passkey::id)
    .field("name",       &Passkey::name)
    .field("synced",     &Passkey::synced)
    .field("created_at", &Passkey::created_at)
    .field("used_at",    &Passkey::used_at);

const view::Object<Standing> kStanding = view::object<Standing>("Factors")
    .field("required",       &Standing::required)
    .field("totp",           [](const Standing& s) { return factor(s, FactorKind::totp); }, kFactor)
    .field("recovery_codes", &Standing::recovery_codes)
    .field("email_fallback", &Standing::email_fallback)
    .field("texts",          &Standing::texts)
    .field("phone",          &Standing::phone)
    .field("phone_asked",    &Standing::phone_asked)
    .field("passkeys",       &Standing::passkeys, kPasskey)
    .field("passkey_origin", &Standing::passkey_origin)
    .field("step_up",        &Standing::step_up);

const view::Object<Enrolment> kEnrolment = view::object<Enrolment>("TotpEnrolment")
    .field("secret", &Enrolment::secret)
    .field("uri",    &Enrolment::uri)
    .field("qr_svg", &Enrolment::qr);

const view::Object<RecoveryCodes> kRecoveryCodes = view::object<RecoveryCodes>("RecoveryCodes")
    .field("recovery_codes", &RecoveryCodes::codes);

static const auto kCredential = view::object<Passkey>("PasskeyCredential")
    .field("id",         [](const Passkey& p) { return crypto::base64url(p.credential); })
    .field("transports", [](const Passkey& p) { return words(p.transports); });

const view::Object<Invitation> kInvitation = view::object<Invitation>("PasskeyInvitation")
    .field("challenge",  &Invitation::challenge)
    .field("rp_id",      host<Invitation>)
    .field("rp_name",    &Invitation::site)
    .field("origin",     [](const Invitation& i) { return i.party.origin; })
    .field("user_id",    [](const Invitation& i) { return crypto::base64url(i.user.id.bytes()); })
    .field("user_name",  [](const Invitation& i) { return i.user.email; })
    .field("display_name", [](const Invitation& i) { return i.user.name; })
    .field("algorithms", algorithms)
    .field("exclude",    &Invitation::existing, kCredential);

const view::Object<Question> kQuestion = view::object<Question>("PasskeyQuestion")
    .field("challenge", &Question::challenge)
    .field("rp_id",     host<Question>)
    .field("origin",    [](const Question& q) { return q.party.origin; });
// clang-format on

}  // namespace gatehouse::accounts
