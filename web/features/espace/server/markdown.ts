import 'server-only';
import MarkdownIt from 'markdown-it';

/**
 * Markdown of the back office as HTML. What is written as HTML stays text, pictures are dropped (the page's policy of
 * contents would refuse them), and a link leads to the web, to a mail address or into this portal, or is no link.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: true }).disable(
  'image',
);
// Only what is written as an address: a word with a dot is not one.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.validateLink = (url) => /^(?:https?:\/\/[^\s/\\]|mailto:[^\s]|\/(?![/\\])|#)/i.test(url);

// The page has its own first heading; the item's begin below it.
markdown.core.ruler.push('lower headings', ({ tokens }) => {
  for (const token of tokens)
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
});
// Tables and code may be wider than a phone: they scroll, by the keyboard too.
markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
// Other sites are not told where the person came from, and get no hand on this window.
markdown.renderer.rules.link_open = (tokens, index, options, _environment, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
