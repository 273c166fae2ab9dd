// What of an answer a stranger could learn from: without what was asked, and what is drawn anew for each.

/** One line. `email` was asked about. */
export function words({ status, headers, text }, email) {
  const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.replace(/=[^;]*/, (value) => `=${'x'.repeat(value.length - 1)}`));
  const body = text
    .replaceAll(email, '<email>')
    .replace(/"(csrf_token|request_id)":"([^"]*)"/g, (_, name, value) => `"${name}":<${value.length}>`)
    .replace(/"user_[0-9a-z]{26}"/g, '<id>')
    .replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '<time>');
  return JSON.stringify({ status, names: Object.keys(headers).sort(), cookies, body });
}
