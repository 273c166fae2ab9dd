// Reads the OpenAPI document and shows every endpoint. No framework, no foreign script: the page works under the site's
// own content security policy.

import { limitsOf, rowsOf, sampleOf, typeOf } from './schema.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ACCESS = { anyone: 'Anyone', signed_in: 'Signed in', admin: 'Administrators of the platform' };

/** Makes an element; text is always text, never markup. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function table(caption, heads, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {},
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells)))));
}

const cell = (...children) => el('td', {}, ...children);

function parametersOf(api, parameters) {
  if (!parameters?.length) return [];
  return [el('h3', {}, 'Parameters'), table('Parameters', ['Name', 'In', 'Type', 'About'], parameters.map((one) => [
    cell(el('code', {}, one.name)), cell(one.in), cell(typeOf(api, one.schema ?? {})),
    cell([one.required ? 'required' : '', one.description ?? '', limitsOf(api, one.schema ?? {})].filter(Boolean).join('; ')),
  ]))];
}

function fieldsOf(api, title, schema) {
  const rows = rowsOf(api, schema);
  if (!rows.length) return [];
  const levels = ['', 'deep', 'deeper'];
  return [table(title, ['Field', 'Type', 'About'], rows.map(({ name, depth, type, required, limits }) => [
    el('td', levels[depth] ? { class: levels[depth] } : {}, el('code', {}, name)), cell(type),
    cell([required && title === 'Body' ? 'required' : '', limits].filter(Boolean).join('; ')),
  ]))];
}

function exampleOf(api, title, schema) {
  return el('pre', { tabindex: '0', role: 'region', 'aria-label': `Example: ${title}` }, el('code', {}, JSON.stringify(sampleOf(api, schema), null, 2)));
}

function bodyOf(api, requestBody) {
  return Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) => [
    el('h3', {}, `Body (${type})`), ...(schema && type.includes('json') ? [...fieldsOf(api, 'Body', schema), exampleOf(api, 'Body', schema)] : []),
  ]);
}

function answersOf(api, responses) {
  return Object.entries(responses ?? {}).filter(([status]) => status !== 'default').flatMap(([status, { description, content }]) => [
    el('h3', {}, `Answer ${status}${description && description !== 'Done' ? `: ${description}` : ''}`),
    ...Object.entries(content ?? {}).flatMap(([type, { schema }]) => (type.includes('json') && schema
      ? [...fieldsOf(api, `Answer ${status}`, schema), exampleOf(api, `Answer ${status}`, schema)] : [el('p', {}, type)])),
  ]);
}

function endpoint(api, path, method, operation) {
  const access = operation['x-access'];
  const shown = el('details', { id: operation.operationId ?? `${method}${path}` },
    el('summary', {}, el('span', { class: `method ${method}` }, method.toUpperCase()), el('code', {}, path), ' ',
      el('span', { class: 'about' }, operation.summary ?? '')));
  // The inside is made when somebody looks: a large document stays quick.
  shown.addEventListener('toggle', () => {
    if (!shown.open || shown.children.length > 1) return;
    shown.append(el('div', { class: 'body' },
      ...(access ? [el('h3', {}, 'Who'), el('p', {}, ACCESS[access] ?? access.replaceAll('_', ' '))] : []),
      ...parametersOf(api, operation.parameters), ...bodyOf(api, operation.requestBody), ...answersOf(api, operation.responses)));
  });
  shown.dataset.words = `${method} ${path} ${operation.summary ?? ''} ${operation.tags?.join(' ') ?? ''}`.toLowerCase();
  return shown;
}

function byTag(api) {
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths))
    for (const method of METHODS.filter((name) => methods[name])) {
      const tag = methods[method].tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), endpoint(api, path, method, methods[method])]);
    }
  return groups;
}

function listen(groups, sections) {
  const search = document.getElementById('search');
  const count = document.getElementById('count');
  const all = [...groups.values()].flat();
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const one of all) one.hidden = !words.every((word) => one.dataset.words.includes(word));
    for (const section of sections) section.hidden = ![...section.querySelectorAll('details')].some((one) => !one.hidden);
    const left = all.filter((one) => !one.hidden).length;
    count.textContent = left === all.length ? `${left} endpoints` : `${left} of ${all.length} endpoints`;
  };
  search.addEventListener('input', filter);
  filter();
}

/** Opens the endpoint that the address names, so that a link leads to it. */
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
}

async function show() {
  const place = document.getElementById('endpoints');
  try {
    const answer = await fetch('/api/openapi.json');
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const groups = byTag(await answer.json());
    const sections = [...groups].map(([tag, ones]) => el('section', { 'aria-labelledby': `tag-${tag}` }, el('h2', { id: `tag-${tag}` }, tag), ...ones));
    place.replaceChildren(...sections);
    document.getElementById('contents').append(el('ul', {}, ...[...groups.keys()].map((tag) => el('li', {}, el('a', { href: `#tag-${tag}` }, tag)))));
    listen(groups, sections);
    window.addEventListener('hashchange', follow);
    follow();
  } catch {
    place.replaceChildren(el('p', { class: 'note', role: 'alert' }, 'The description could not be loaded. Please reload the page.'));
  }
}

show();
