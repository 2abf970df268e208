import { html } from './html.ts';
import type { Html, Part } from './html.ts';

/** A table that scrolls sideways on a narrow screen. */
export function table(heads: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
