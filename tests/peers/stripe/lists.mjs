// Lists as Stripe pages them: newest first, cursors are ids, filters by equality and by time of creation.

import { invalid, notFound } from './errors.mjs';
import { integer, onlyKnown } from './params.mjs';

const COMPARE = { gt: (a, b) => a > b, gte: (a, b) => a >= b, lt: (a, b) => a < b, lte: (a, b) => a <= b };

const createdTest = (wanted) => {
  if (wanted === undefined) return () => true;
  if (typeof wanted === 'string') {
    const at = integer(wanted, 'created', { max: 1e12 });
    return (object) => object.created === at;
  }
  const tests = Object.entries(wanted).map(([operator, value]) => {
    const compare = COMPARE[operator];
    if (!compare) throw invalid(`Received unknown parameter: created[${operator}]`, `created[${operator}]`, 'parameter_unknown');
    const at = integer(value, `created[${operator}]`, { max: 1e12 });
    return (object) => compare(object.created, at);
  });
  return (object) => tests.every((test) => test(object));
};

const indexOf = (objects, id, param) => {
  const index = objects.findIndex((object) => object.id === id);
  if (index < 0) throw notFound('object', id, param);
  return index;
};

/**
 * One page of a list.
 * @param {object[]} objects oldest first
 * @param {Record<string, any>} params as the client sent them
 * @param {string} url of the list, told to the client
 * @param {string[]} filters parameters that must equal the member of the same name
 */
export function pageOf(objects, params, url, filters = []) {
  onlyKnown(params, ['limit', 'starting_after', 'ending_before', 'created', ...filters]);
  const limit = params.limit === undefined ? 10 : integer(params.limit, 'limit', { min: 1, max: 100 });
  const isRecent = createdTest(params.created);
  const wanted = filters.filter((name) => params[name] !== undefined);
  const matching = objects.filter((object) => isRecent(object) && wanted.every((name) => object[name] === params[name])).reverse();
  if (params.starting_after !== undefined) matching.splice(0, indexOf(matching, params.starting_after, 'starting_after') + 1);
  if (params.ending_before !== undefined) {
    const before = matching.slice(0, indexOf(matching, params.ending_before, 'ending_before'));
    return { object: 'list', url, has_more: before.length > limit, data: before.slice(-limit) };
  }
  return { object: 'list', url, has_more: matching.length > limit, data: matching.slice(0, limit) };
}
