// What the payment and onboarding pages look like beyond the peers' common style.

export const STYLE = `
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; justify-content: space-between; gap: 16px; padding: 6px 0; }
.lines .total { border-top: 1px solid var(--line); margin-top: 6px; padding-top: 12px; font-weight: 600; }
.price { white-space: nowrap; font-variant-numeric: tabular-nums; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; }
.field { margin: 0 0 16px; } .field.card { grid-column: 1 / -1; }
label { display: block; font-weight: 600; font-size: 14px; margin-bottom: 4px; }
input { width: 100%; min-height: 48px; padding: 8px 12px; font: inherit; font-variant-numeric: tabular-nums; color: inherit;
  background: var(--paper); border: 1px solid var(--soft); border-radius: 8px; }
input[aria-invalid] { border: 2px solid var(--bad); }
.fault { display: block; color: var(--bad); font-size: 14px; margin-top: 4px; }
.refusal { background: var(--bad-ground); color: var(--bad); border-radius: 8px; padding: 12px; margin: 0 0 16px; font-weight: 600; }
button, .button { display: block; width: 100%; min-height: 52px; border: 0; border-radius: 8px; padding: 14px; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.other { margin-top: 12px; background: none; color: inherit; border: 1px solid var(--soft); }
.leave { text-align: center; margin: 8px 0 -8px; } .leave a { display: inline-block; padding: 10px; }
.hints dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; font-size: 14px; }
.hints dt { font-variant-numeric: tabular-nums; } .hints dd { margin: 0; color: var(--soft); }
`;
