// Rate and p95 over offered load, as a small SVG that needs nothing else.

const WIDTH = 760;
const HEIGHT = 300;
const LEFT = 70;
const RIGHT = 20;
const TOP = 40;
const BOTTOM = 46;
const COLOURS = { ours: '#0f766e', reference: '#b45309', ideal: '#9ca3af' };

// 1, 2 or 5 times a power of ten, so that there are about four steps.
function stepOf(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

const text = (x, y, words, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;

function panel(top, title, unit, series, mostX) {
  const step = stepOf(Math.max(1, ...series.flatMap(({ points }) => points.map(([, y]) => y))));
  const stepX = stepOf(mostX);
  const mostY = step * Math.max(1, Math.ceil(Math.max(1, ...series.flatMap(({ points }) => points.map(([, y]) => y))) / step));
  const x = (value) => LEFT + (value / mostX) * (WIDTH - LEFT - RIGHT);
  const y = (value) => top + HEIGHT - BOTTOM - (value / mostY) * (HEIGHT - TOP - BOTTOM);
  const out = [text(LEFT, top + 22, title, 'font-weight="600"')];
  for (let value = 0; value <= mostY; value += step)
    out.push(`<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#e5e7eb"/>`, text(LEFT - 8, y(value) + 4, `${value.toLocaleString('en')}${unit}`, 'text-anchor="end"'));
  for (let value = 0; value <= mostX; value += stepX) out.push(text(x(value), top + HEIGHT - BOTTOM + 18, value.toLocaleString('en'), 'text-anchor="middle"'));
  out.push(text(WIDTH - RIGHT, top + HEIGHT - 8, 'offered buyers per second', 'text-anchor="end"'));
  for (const { name, points, dashed } of series) {
    const line = points.map(([a, b], i) => `${i ? 'L' : 'M'}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('');
    out.push(`<path d="${line}" fill="none" stroke="${COLOURS[name]}" stroke-width="${dashed ? 1 : 2}"${dashed ? ' stroke-dasharray="4 4"' : ''}/>`);
    if (!dashed) for (const [a, b] of points) out.push(`<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="3.5" fill="${COLOURS[name]}"/>`);
    const [lastX, lastY] = points.at(-1);
    if (!dashed) out.push(text(Math.min(x(lastX) + 8, WIDTH - 74), y(lastY) - 8, name, `fill="${COLOURS[name]}"`));
  }
  return out.join('\n');
}

const pointsOf = (loads, value) => [...new Map(loads.map((one) => [one.offered, [one.offered, value(one)]])).values()].sort(([a], [b]) => a - b);

/** `shops`: name → the loads of S1. */
export function plot(shops) {
  const mostX = Math.max(...Object.values(shops).flatMap((loads) => loads.map((one) => one.offered)));
  const series = (value) => Object.entries(shops).map(([name, loads]) => ({ name, points: pointsOf(loads, value) }));
  const rates = [{ name: 'ideal', dashed: true, points: [[0, 0], [mostX, mostX]] }, ...series((one) => one.rate)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#374151">
<rect width="100%" height="100%" fill="#fff"/>
${panel(0, 'Flash sale: complete orders per second', '', rates, mostX)}
${panel(HEIGHT, 'Flash sale: p95 of a hold', ' ms', series((one) => one.p95_ms), mostX)}
</svg>
`;
}
