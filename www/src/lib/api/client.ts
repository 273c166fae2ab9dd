import createClient, { type Middleware } from 'openapi-fetch';

import { noteServerTime } from '@/lib/server-clock';
import { stepUp } from '@/lib/step-up';

import { ApiError, errorFrom, isCode } from './error';
import type { paths } from './schema';

/** The value of a cookie that scripts may read. */
export const cookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const csrf: Middleware = {
  onRequest({ request }) {
    const token = request.method === 'GET' ? undefined : cookie('gatehouse_csrf');
    if (token) request.headers.set('X-CSRF-Token', decodeURIComponent(token));
  },
};

// A dangerous act that wants a fresh proof is done again once the person has given it: no caller needs to know.
const copies = new WeakMap<Request, Request>();
const proof: Middleware = {
  onRequest({ request }) {
    if (!request.url.includes('/auth/step-up')) copies.set(request, request.clone());
  },
  async onResponse({ request, response }) {
    const copy = copies.get(request);
    if (!copy || response.status !== 403) return;
    const problem: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    if (isCode(errorFrom(403, problem), 'step_up_required') && (await stepUp())) return fetch(copy);
  },
};

const network: Middleware = {
  onResponse({ response }) {
    noteServerTime(response.headers.get('Date'));
  },
  onError: () => new ApiError(0, {}),
};

// Every path of the document that begins with /api, written without it.
type Api = { [Path in keyof paths as Path extends `/api${infer Rest}` ? Rest : never]: paths[Path] };

/** The typed client: paths, parameters and answers are those of the server's OpenAPI document. */
export const api = createClient<Api>({ baseUrl: '/api', credentials: 'same-origin' });
api.use(csrf, proof, network);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a successful answer; anything else is thrown as an ApiError. */
export const ok = async <T>(call: Promise<Answer<T>>): Promise<T> => {
  const { data, error, response } = await call;
  if (!response.ok) throw errorFrom(response.status, error);
  return data as T;
};
