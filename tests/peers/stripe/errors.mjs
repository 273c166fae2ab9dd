// Errors in the shape Stripe gives them, so that clients can tell them apart by type and code.

/** An API error: HTTP status plus the members of Stripe's `error` object. */
export class StripeError extends Error {
  /** @param {number} status @param {{type: string, message: string, code?: string, param?: string}} error */
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

/** A parameter is missing or wrong. */
export const invalid = (message, param, code) =>
  new StripeError(400, { type: 'invalid_request_error', message, ...(param && { param }), ...(code && { code }) });

/** A parameter that must be there is not. */
export const missing = (param) => invalid(`Missing required param: ${param}.`, param, 'parameter_missing');

/** No object has this id. */
export const notFound = (noun, id, param = 'id') =>
  new StripeError(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${noun}: '${id}'`, param });

/** The key sent along is absent or not ours. */
export const unauthorized = (key) =>
  new StripeError(401, {
    type: 'invalid_request_error',
    message: key
      ? `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.length > 16 ? key.slice(-4) : ''}`
      : 'You did not provide an API key. Send it as a bearer token in the Authorization header.',
  });
