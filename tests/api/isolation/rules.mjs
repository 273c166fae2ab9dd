// What a route's declared access (`x-access` of the OpenAPI document) means for everybody who may come. The judge knows
// nothing of the server but that declaration.

const LET_IN = 'is let in';
const OPEN = 'may be let in, and learns nothing of ours';
const SIGN_IN = 'must sign in';
const GONE = 'finds nothing';
const CLOSED = 'is refused';

// kind of caller → what becomes of them. Who is related to the tenant but not named here may get either answer: that is the
// permission matrix, which has tests of its own.
const RULES = {
  anyone: { nobody: OPEN, stranger: OPEN, staff: OPEN, member: OPEN, owner: LET_IN, admin: OPEN, holder: OPEN },
  signed_in: { nobody: SIGN_IN, holder: SIGN_IN, stranger: OPEN, owner: LET_IN },
  admin: { nobody: SIGN_IN, holder: SIGN_IN, stranger: CLOSED, staff: CLOSED, member: CLOSED, owner: CLOSED, admin: LET_IN },
  order: { nobody: GONE, stranger: GONE, staff: GONE, holder: LET_IN, owner: LET_IN },
  member: { nobody: SIGN_IN, holder: SIGN_IN, stranger: GONE, owner: LET_IN },
  staff: { nobody: SIGN_IN, holder: SIGN_IN, stranger: GONE, staff: LET_IN, owner: LET_IN },
};

/** Throws for an access that nobody has said the meaning of. */
export function ruleOf(access, kind) {
  if (!(access in RULES)) throw new Error(`nobody has said what the access "${access}" means: tests/api/isolation/rules.mjs`);
  // What everybody may read may come from nginx's cache, which looks at no token.
  if (kind === 'forged') return access === 'anyone' ? OPEN : SIGN_IN;
  return RULES[access][kind];
}

// Told that a body or a header is wrong: nobody was asked about yet.
const UNASKED = [400, 413, 415, 422];
const refused = ({ status, json }) => status === 401 || (status === 403 && json?.code === 'forbidden') || status === 404;

/** Whether somebody got past the door: what they asked for happened, or failed for a reason of its own. */
export const isIn = (answer) => answer.status < 500 && !refused(answer) && !UNASKED.includes(answer.status);

/** What is wrong with an answer; undefined when nothing is. `ours`: the request names something of the tenant. */
export function fault(access, kind, answer, { ours, hidden, secrets }) {
  const rule = ruleOf(access, kind);
  const { status, text } = answer;
  if (status >= 500 && status !== 503) return `is answered with ${status}`;
  const outside = ['nobody', 'forged', 'stranger'].includes(kind);
  const leak = outside && secrets.find((secret) => text.includes(secret));
  if (leak) return `learns ${leak}`;
  if (rule === SIGN_IN && status !== 401) return `${rule}, and gets ${status}`;
  if (rule === CLOSED && status !== 403) return `${rule}, and gets ${status}`;
  if (rule === GONE && status !== 404 && !(access === 'order' && status === 401)) return `${rule}, and gets ${status}`;
  if (rule === OPEN && outside && hidden && ours && isIn(answer)) return `${GONE}, and gets ${status}`;
  if (rule === OPEN && access === 'signed_in' && ours && kind === 'stranger' && isIn(answer)) return `${GONE}, and gets ${status}`;
  if (rule === LET_IN && (status === 401 || status === 403)) return `${rule}, and gets ${status}`;
  return undefined;
}
