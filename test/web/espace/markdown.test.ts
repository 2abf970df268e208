import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#web/features/espace/server/markdown';

/** Every element and every address that stands in the HTML. */
function inside(html: string) {
  const elements = [...html.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name = '']) => name.toLowerCase());
  const attributes = [...html.matchAll(/<[a-z][^>]*>/gi)].flatMap(([tag]) =>
    // Values may hold anything: in quotes they are values.
    [...tag.replaceAll(/"[^"]*"/g, '').matchAll(/\s([a-z-]+)=/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  return { elements: new Set(elements), attributes: new Set(attributes), links };
}

const harmless = new Set(
  'p h2 h3 h4 h5 h6 strong em s a ul ol li blockquote pre code hr br div table thead tbody tr th td'.split(
    ' ',
  ),
);
const expected = new Set(['href', 'rel', 'title', 'class', 'tabindex', 'start', 'style']);

describe('Markdown of the back office', () => {
  test('becomes headings below the page’s own, lists, tables and links', () => {
    const html = renderMarkdown(
      '# Un titre\n\n- **gras**\n- [TAO](https://tao.example/ "là")\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nhttps://seul.example/x',
    );
    expect(html).toContain('<h2>Un titre</h2>');
    expect(html).toContain('<strong>gras</strong>');
    expect(html).toContain('<a href="https://tao.example/" title="là" rel="noopener noreferrer">TAO</a>');
    expect(html).toContain('<td>2</td>');
    expect(inside(html).links).toEqual(['https://tao.example/', 'https://seul.example/x']);
    expect(renderMarkdown('une ligne\nune autre')).toContain('<br>');
  });

  test.each([
    ['an element', '<script>alert(1)</script>'],
    ['an element within a line', 'un <img src=x onerror=alert(1)> mot'],
    ['an element in a list', '- <svg onload=alert(1)>'],
    ['a comment', '<!-- <script>alert(1)</script> -->'],
    ['an unclosed element', '<iframe src="https://elsewhere.example/"'],
    ['a style', '<style>*{display:none}</style>'],
    ['a form', '<form action=https://elsewhere.example><input name=password></form>'],
    ['an element in the text of a link', '[<b onclick=alert(1)>x</b>](https://tao.example/)'],
    ['a quote in a title', '[x](https://tao.example/ "a\\" onmouseover=alert(1) b")'],
    ['a quote in an address', '[x](https://tao.example/"onmouseover="alert(1))'],
    ['an attribute in the language of code', '```js" onload="alert(1)\ncode\n```'],
    ['an entity that is an element', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x&#62;'],
    ['a picture', '![x](https://elsewhere.example/pixel.png)'],
    ['a picture that is a script', '![x](javascript:alert(1))'],
    ['thousands of brackets', '['.repeat(5_000)],
    ['thousands of quotes', '>'.repeat(5_000)],
    ['thousands of stars', '*a '.repeat(3_000)],
  ])('with %s holds only what is harmless', (_what, text) => {
    const { elements, attributes } = inside(renderMarkdown(text));
    expect([...elements].filter((name) => !harmless.has(name))).toEqual([]);
    expect([...attributes].filter((name) => !expected.has(name))).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#x0A;script:alert(1)',
    'java&Tab;script:alert(1)',
    '%6Aavascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/png;base64,AAAA',
    'file:///etc/passwd',
    'blob:tao.example/1',
    '//elsewhere.example/',
    '\\\\elsewhere.example/',
    'https:elsewhere.example',
    'https:///elsewhere.example',
    'ftp://elsewhere.example/',
    'about:blank',
  ])('makes no link of %s, in any of its spellings', (address) => {
    for (const text of [
      `[x](${address})`,
      `[x](<${address}>)`,
      `[x][1]\n\n[1]: ${address}`,
      `<${address}>`,
      address,
    ])
      expect(inside(renderMarkdown(text)).links).toEqual([]);
  });

  test.each([
    'https://tao.example/a?b=c',
    'http://127.0.0.1:3100/',
    'mailto:soutien@wholesale.example',
    '/e-services/tao',
    '#suite',
  ])('makes a link of %s', (address) => {
    expect(inside(renderMarkdown(`[x](${address})`)).links).toEqual([address]);
  });

  test('never writes an address of a link that a browser resolves elsewhere than it says', () => {
    for (const odd of [
      '/\\elsewhere.example/',
      '/\t/elsewhere.example',
      '/\n/elsewhere.example',
      '/%09/elsewhere.example',
      '/&#9;/elsewhere.example',
    ])
      for (const link of inside(renderMarkdown(`[x](<${odd}>)`)).links)
        expect(new URL(link, 'https://portal.example').origin).toBe('https://portal.example');
  });
});
