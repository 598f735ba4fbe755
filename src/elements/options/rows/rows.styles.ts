import { css } from '../../base/css.js';

/** A row as a card, each field beside its title. */
function cards(table: string): string {
  return `
    ${table} thead {
      position: absolute;
      clip-path: inset(50%);
    }
    ${table} tbody,
    ${table} tr {
      display: grid;
      gap: 8px;
    }
    ${table} tr {
      grid-template-columns: 1fr auto;
      padding: 4px 0 16px 0;
      border-block-end: 1px solid var(--_hairline);
    }
    ${table} th {
      font-size: 15px;
    }
    ${table} td {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: 6em minmax(0, 1fr);
      align-items: center;
      inline-size: auto;
      padding: 0;
    }
    ${table} td::before {
      content: attr(data-label);
      font-size: 13px;
      color: var(--_ink-soft);
    }
    ${table} .fault {
      grid-column: 2;
    }
    ${table} td.act {
      grid-area: 1 / 2;
      display: block;
    }
    ${table} td.act::before {
      content: none;
    }
  
  `;
}

/** A table of fields; in a narrow box each row is a card. 16 px in fields, so that phones do not zoom the page on focus. */
export const rowsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    container-type: inline-size;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 0 8px 6px 0;
    font-size: 13px;
    font-weight: 400;
    text-align: start;
    color: var(--_ink-soft);
  }
  tbody th {
    inline-size: 28px;
    padding-block: 0;
    vertical-align: top;
    line-height: 44px;
  }
  .in-hand th {
    font-weight: 600;
    color: var(--_ink);
  }
  td {
    padding: 2px 4px 2px 0;
    vertical-align: top;
  }
  td.number {
    inline-size: 22%;
  }
  td.choice,
  td.color {
    inline-size: 26%;
  }
  td.act,
  td.toggle {
    inline-size: 44px;
  }
  .frame,
  select {
    display: flex;
    align-items: center;
    gap: 4px;
    inline-size: 100%;
    min-block-size: 44px;
    padding-inline: 10px;
    border: 1px solid var(--_hairline);
    border-radius: 8px;
    background-color: var(--_surface);
    font: inherit;
    font-size: 16px;
    color: inherit;
  }
  select {
    appearance: none;
    padding-inline-end: 26px;
    background-image: linear-gradient(45deg, transparent 50%, var(--_ink-soft) 50%),
      linear-gradient(135deg, var(--_ink-soft) 50%, transparent 50%);
    background-repeat: no-repeat;
    background-size: 5px 5px;
    background-position: calc(100% - 15px) 55%, calc(100% - 10px) 55%;
    text-overflow: ellipsis;
  }
  select:dir(rtl) {
    background-position: 10px 55%, 15px 55%;
  }
  .frame input {
    flex: 1;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 42px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 16px;
  }
  .frame:focus-within,
  select:focus-visible,
  textarea:focus-visible {
    border-color: var(--_ink);
    outline: none;
    box-shadow: inset 0 0 0 1px var(--_ink);
  }
  .frame input:focus-visible {
    outline: none;
  }
  .wrong {
    border-color: var(--_problem);
  }
  .upper {
    text-transform: uppercase;
  }
  .lower {
    text-transform: lowercase;
  }
  .tick {
    display: grid;
    place-content: center;
    block-size: 44px;
  }
  input[type='checkbox'] {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_ink);
  }
  .fault,
  .problems p {
    color: var(--_problem);
  }
  .fault {
    padding-block: 2px 4px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 20px;
  }
  .add {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    font-weight: 500;
  }
  .actions .link {
    min-block-size: 44px;
  }
  .problems .link {
    min-block-size: 28px;
  }
  @media (pointer: coarse) {
    .problems .link {
      min-block-size: 44px;
    }
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
  }
  .problems .link {
    font-weight: 400;
    text-align: start;
    text-decoration-color: currentcolor;
  }
  .paste {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .paste label {
    display: grid;
    gap: 8px;
  }
  .paste label.header {
    grid-template-columns: auto 1fr;
    align-items: center;
    min-block-size: 44px;
  }
  .paste select {
    background-color: var(--_sheet);
    min-inline-size: 96px;
  }
  textarea {
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--_outline);
    border-radius: 8px;
    background: var(--_sheet);
    font-size: 16px;
    resize: vertical;
    white-space: pre;
  }
  .sample {
    overflow-x: auto;
  }
  .sample td {
    padding: 4px 12px 4px 10px;
    white-space: nowrap;
  }
  .faults {
    display: grid;
    gap: 4px;
    color: var(--_problem);
  }
  @container (inline-size < 340px) {
    ${cards('[part=table]')}
  }
  @container (inline-size < 560px) {
    ${cards('.many')}
  }
  @media (forced-colors: active) {
    .frame,
    select,
    .paste {
      border: 1px solid CanvasText;
    }
    select {
      appearance: auto;
      background-image: none;
    }
    .wrong {
      border-width: 3px;
    }
  }
`;
