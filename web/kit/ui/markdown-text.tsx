import classes from './markdown-text.module.css';

/** Only for HTML of web/features/espace/server/markdown.ts, which decides which elements are safe. */
export function MarkdownText({ html, language }: { html: string; language: string }) {
  // oxlint-disable-next-line react/no-danger -- what is written as HTML in Markdown is text by now.
  return <div className={classes.text} lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}
