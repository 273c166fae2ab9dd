// What the identity provider can be asked to do wrong, until /control/reset.

export const KNOBS = {
  issuer: '',            // put into ID tokens in place of the right one
  audience: '',
  azp: '',               // makes `aud` a list of two, with this as the authorised party
  nonce: '',
  subject: '',
  age_s: 0,              // issue ID tokens as if so many seconds ago; they live for an hour
  ahead_s: 0,            // or so many seconds from now
  alg: 'RS256',          // RS256, PS256 or ES256; HS256 signs with the client's secret, none not at all
  unknown_key: false,    // sign with a key that is not in the JWKS, under a key id of its own
  stolen_key_id: false,  // sign with a key that is not in the JWKS, under the id of one that is
  wrong_at_hash: false,
  email_unverified: false,
  no_email: false,       // not in the ID token; userinfo tells it
  email_nowhere: false,  // nor there
  slow_ms: 0,            // wait this long before each answer
  fail_next: 0,          // answer the next n requests with 503
};
