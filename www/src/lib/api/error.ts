import type { Problem } from './types';

export type FieldFault = { pointer: string; code: string; detail: string };

/**
 * What the server (or the network) said went wrong. `code` is stable and decides what a page does;
 * `status` is 0 when no answer came at all.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly faults: readonly FieldFault[];
  readonly problem: Partial<Problem>;

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? '');
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'unreachable' : `http_${status}`);
    this.requestId = problem.request_id;
    this.faults = problem.errors ?? [];
    this.problem = problem;
  }
}

const isProblem = (body: unknown): body is Partial<Problem> =>
  typeof body === 'object' && body !== null && ('code' in body || 'title' in body);

/** The error for an answer that was no success; a body that is no problem document (a proxy's page) is left out. */
export const errorFrom = (status: number, body: unknown): ApiError => new ApiError(status, isProblem(body) ? body : {});

export const isStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof ApiError && statuses.includes(error.status);

export const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof ApiError && codes.includes(error.code);
