// What the inbox looks like beyond the peers' common style.

export const STYLE = `
.find { display: flex; gap: 8px; margin: 16px 0; }
.find input { flex: 1; min-width: 0; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: 8px; }
.find button { min-height: 44px; padding: 8px 16px; font: inherit; font-weight: 600; border: 0; border-radius: 8px; background: var(--accent);
  color: var(--on-accent); cursor: pointer; }
.mails { list-style: none; margin: 16px 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; padding: 12px 16px; color: inherit; text-decoration: none; }
.mails a:hover .subject { text-decoration: underline; }
.mails a:focus-visible { outline-offset: -2px; }
.subject { flex: 1 0 100%; font-weight: 600; }
time { white-space: nowrap; }
.back { display: inline-block; padding: 10px 0; }
dl.head { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; font-size: 14px; }
dl.head dt { color: var(--soft); } dl.head dd { margin: 0; min-width: 0; }
iframe { display: block; width: 100%; height: 75vh; min-height: 420px; border: 1px solid var(--line); border-radius: 10px; background: #fff; color-scheme: light; }
pre { white-space: pre-wrap; font: 14px/1.5 ui-monospace, monospace; margin: 0; }
summary { cursor: pointer; padding: 10px 0; font-weight: 600; }
.parts { list-style: none; margin: 0; padding: 0; } .parts a { display: inline-block; padding: 10px 0; }
.empty { text-align: center; padding: 48px 16px; }
`;
