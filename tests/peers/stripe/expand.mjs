// `expand[]=payment_intent.latest_charge`: ids in an answer replaced by the objects they name.

import { invalid } from './errors.mjs';
import { kindOf } from './ids.mjs';

const MAX_DEPTH = 4;

function expandOne(peer, object, [member, ...rest], path) {
  if (object === null || typeof object !== 'object') throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  if (Array.isArray(object)) return object.map((entry) => expandOne(peer, entry, [member, ...rest], path));
  if (member === 'line_items' && object.object === 'checkout.session') {
    const { lines } = peer.store.get('sessionParts', object.id);
    return { ...object, line_items: { object: 'list', url: `/v1/checkout/sessions/${object.id}/line_items`, has_more: false, data: lines } };
  }
  const value = object[member];
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  if (value === null) return object;
  const named = typeof value === 'string' ? peer.store.get(kindOf(value), value) : value;
  if (named === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  return { ...object, [member]: rest.length > 0 ? expandOne(peer, named, rest, path) : named };
}

/** A copy of `answer` with the asked-for members expanded. */
export function expand(peer, answer, paths = []) {
  if (!Array.isArray(paths)) throw invalid('Invalid array', 'expand');
  return paths.reduce((object, path) => {
    const members = String(path).split('.');
    if (members.length > MAX_DEPTH) throw invalid(`You cannot expand more than ${MAX_DEPTH} levels of a property.`, 'expand');
    return expandOne(peer, object, members, path);
  }, answer);
}
