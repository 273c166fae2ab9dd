// The table at the end.

const COLUMNS = [
  ['scenario', ''], ['measure', ''], ['ours', 'ours'], ['gate', 'gate'], ['verdict', ''], ['floor', 'floor'], ['reference', 'reference'],
];

export function table(rows) {
  const full = rows.map((row) => ({ ...row, verdict: row.holds ? 'ok' : 'MISSED' }));
  const widths = COLUMNS.map(([name, title]) => Math.max(title.length, ...full.map((row) => row[name].length)));
  const line = (cells) => `  ${cells.map((cell, i) => (i < 2 || i === 4 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`.trimEnd();
  return [line(COLUMNS.map(([, title]) => title)), ...full.map((row) => line(COLUMNS.map(([name]) => row[name])))].join('\n');
}
