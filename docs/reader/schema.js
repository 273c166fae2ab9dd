// What a JSON schema of the document says, in words, rows and examples.

/** Follows a $ref into the document. */
export function resolve(document, schema) {
  if (!schema?.$ref) return schema ?? {};
  return schema.$ref.split('/').slice(1).reduce((at, part) => at?.[part], document) ?? {};
}

const nameOf = (schema) => schema.$ref?.split('/').at(-1);

/** The type in a few words: "text", "list of Ticket", "whole number or null". */
export function typeOf(document, schema) {
  const named = nameOf(schema);
  const { type, items, enum: values, format, anyOf, oneOf } = resolve(document, schema);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map((choice) => typeOf(document, choice)).join(' or ');
  const words = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false', null: 'null' };
  return [type].flat().map((one) => {
    if (one === 'array') return `list of ${typeOf(document, items ?? {})}`;
    if (one === 'object') return named ?? 'object';
    if (one === 'string' && format) return format;
    return words[one] ?? 'anything';
  }).join(' or ');
}

/** The limits of a value: length, range. */
export function limitsOf(document, schema) {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, description } = resolve(document, schema);
  const range = (low, high, unit) => {
    if (low === undefined && high === undefined) return [];
    if (high === undefined) return [`at least ${low}${unit}`];
    return [low ? `${low} to ${high}${unit}` : `at most ${high}${unit}`];
  };
  return [
    ...(description ? [description] : []), ...range(minLength, maxLength, ' characters'), ...range(minimum, maximum, ''),
    ...range(minItems, maxItems, ' items'),
  ].join('; ');
}

/** The object inside a schema that may be an object, or a list of such. */
function objectIn(document, schema) {
  const found = resolve(document, schema);
  return found.items ? objectIn(document, found.items) : found;
}

/** The fields of a schema as rows, with those of inner objects below them, two levels deep. */
export function rowsOf(document, schema, depth = 0) {
  const { properties = {}, required = [] } = objectIn(document, schema);
  return Object.entries(properties).flatMap(([name, field]) => [
    { name, depth, type: typeOf(document, field), required: required.includes(name), limits: limitsOf(document, field) },
    ...(depth < 2 ? rowsOf(document, field, depth + 1) : []),
  ]);
}

const SAMPLES = { 'date-time': '2026-11-20T19:00:00Z', email: 'bo@example.org', uri: 'https://example.org/' };

/** A value of the schema, for an example. */
export function sampleOf(document, schema, name = '', depth = 0) {
  const { type, properties, items, enum: values, format, pattern, minimum } = resolve(document, schema);
  if (values) return values[0];
  const kind = [type].flat()[0];
  if (kind === 'object') {
    if (depth > 3) return {};
    return Object.fromEntries(Object.entries(properties ?? {}).map(([key, field]) => [key, sampleOf(document, field, key, depth + 1)]));
  }
  if (kind === 'array') return depth > 3 ? [] : [sampleOf(document, items ?? {}, name, depth + 1)];
  if (kind === 'integer' || kind === 'number') return minimum ?? 1;
  if (kind === 'boolean') return true;
  const prefix = pattern?.match(/^\^([a-z]+_)/)?.[1];
  return prefix ? `${prefix}01h455vb4pex5vsknk084sn02q` : SAMPLES[format] ?? (name || 'text');
}
