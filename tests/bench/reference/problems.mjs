// Refusals, as problem documents.

export class Problem extends Error {
  constructor(status, code, more = {}) {
    super(code);
    Object.assign(this, { status, code, more });
  }
}

export function answerProblem(error, request, reply) {
  const status = error.status ?? error.statusCode ?? 500;
  const code = error instanceof Problem ? error.code : status < 500 ? 'validation_failed' : 'internal';
  if (status >= 500) console.error(error);
  reply.code(status).type('application/problem+json').send({ type: 'about:blank', title: code, status, code, request_id: request.id, ...error.more });
}
