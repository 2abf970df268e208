import { hash } from 'node:crypto';
import { reply } from '../http/reply.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const style = `
:root { color-scheme: light dark; --accent: light-dark(#0b5cad, #7ab8ff); --line: light-dark(#d5d9de, #3a4049);
  --soft: light-dark(#f4f6f8, #1d2127); --quiet: light-dark(#56606b, #a3adb8); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#fff, #14171b); color: light-dark(#1a1f25, #e6e9ed); }
header, main { max-width: 1080px; margin: 0 auto; padding: 0 20px; }
header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; padding-top: 20px; padding-bottom: 12px; border-bottom: 1px solid var(--line); }
header strong { font-size: 18px; } header nav { display: flex; gap: 16px; margin-left: auto; }
main { padding-bottom: 64px; }
h1 { font-size: 24px; margin: 28px 0 8px; } h2 { font-size: 18px; margin: 36px 0 8px; }
p { max-width: 720px; margin: 8px 0; } .quiet { color: var(--quiet); }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--quiet); white-space: nowrap; }
code { font: 13px/1.5 ui-monospace, monospace; } td code { white-space: nowrap; }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 12px 0; }
label { display: grid; justify-items: start; gap: 2px; font-size: 13px; color: var(--quiet); }
input, select, button { font: inherit; min-height: 36px; padding: 4px 10px; border: 1px solid var(--line); border-radius: 4px; background: light-dark(#fff, #14171b); color: inherit; }
input[type=number] { width: 110px; } button { cursor: pointer; background: var(--soft); font-weight: 600; }
button.primary { background: light-dark(#0b5cad, #2f7fd6); border-color: transparent; color: #fff; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 12px 0; } .facts dt { color: var(--quiet); } .facts dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: 16px; margin: 8px 0; }
iframe { width: 100%; height: 45vh; border: 1px solid var(--line); border-radius: 4px; background: #fff; color-scheme: light; }
`;

/** Put together by hand: the policy names the digest of exactly this text. */
const styleElement: Html = { html: `<style>${style}</style>` };

/** No scripts, nothing from elsewhere; a mail's own HTML only inside its sandboxed frame. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
  'img-src data:',
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function page(title: string, content: Html, status = 200): Response {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} – Jalon simulator</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <strong>Jalon simulator</strong>
          <span class="quiet">the outside world, on this machine</span>
          <nav><a href="/">Control panel</a><a href="/mail">Mailbox</a></nav>
        </header>
        <main>${content}</main>
      </body>
    </html> `;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
  };
  return reply(status, headers, document.html);
}

/** An instant as a person reads it; the exact one on hover. */
export function instant(iso: string): Html {
  const readable = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return html`<time datetime="${iso}" title="${iso}">${readable}</time>`;
}
