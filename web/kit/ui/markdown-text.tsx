import classes from './markdown-text.module.css';

/** HTML that web/server/markdown.ts made, and nothing else: it alone knows what may stand in it. */
export function MarkdownText({ html, language }: { html: string; language: string }) {
  // oxlint-disable-next-line react/no-danger -- what is written as HTML in Markdown is text by now.
  return <div className={classes.text} lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}
